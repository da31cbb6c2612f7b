using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Warehouse.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "data_version",
                table: "import_batch",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql(PastClosings.NumberRevisions);
            migrationBuilder.Sql(PastClosings.PlaceImports);
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
