using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Warehouse.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OrderOfClosings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "data_version",
                table: "month_revision",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "data_version",
                table: "import_batch",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // In batches of their own: one that names a column does not compile before the column is there.
            migrationBuilder.Sql($"EXEC(N'{PastClosings.NumberRevisions}')");
            migrationBuilder.Sql($"EXEC(N'{PastClosings.PlaceImports}')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "data_version",
                table: "month_revision");

            migrationBuilder.DropColumn(
                name: "data_version",
                table: "import_batch");
        }
    }
}
