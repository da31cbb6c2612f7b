using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Warehouse.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ImportLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "by",
                table: "import_batch",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "finished_at",
                table: "import_batch",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mapping_hash",
                table: "import_batch",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "rows_read",
                table: "import_batch",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "state",
                table: "import_batch",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "dirty_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "int", nullable: false),
                    batch_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dirty_month", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "import_control",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "int", nullable: false),
                    target = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    field = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    filled = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<double>(type: "float", nullable: true),
                    earliest = table.Column<DateTime>(type: "datetime2", nullable: true),
                    latest = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_control", x => new { x.batch_id, x.target, x.field });
                    table.ForeignKey(
                        name: "FK_import_control_import_batch_batch_id",
                        column: x => x.batch_id,
                        principalTable: "import_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_file",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "int", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    rows_read = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_file", x => new { x.batch_id, x.number });
                    table.ForeignKey(
                        name: "FK_import_file_import_batch_batch_id",
                        column: x => x.batch_id,
                        principalTable: "import_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dirty_month");

            migrationBuilder.DropTable(
                name: "import_control");

            migrationBuilder.DropTable(
                name: "import_file");

            migrationBuilder.DropColumn(
                name: "by",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "finished_at",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "mapping_hash",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "rows_read",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "state",
                table: "import_batch");
        }
    }
}
