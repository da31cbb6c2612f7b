using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Warehouse.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FailuresAndCareLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_fact_warning_raised_at",
                table: "fact_warning");

            migrationBuilder.DropIndex(
                name: "IX_fact_plan_item_due_date",
                table: "fact_plan_item");

            migrationBuilder.DropIndex(
                name: "IX_fact_moment_date",
                table: "fact_moment");

            migrationBuilder.AddColumn<string>(
                name: "failure",
                table: "import_batch",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_fact_warning_customer_id_raised_at",
                table: "fact_warning",
                columns: new[] { "customer_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_warning_raised_at_branch_id",
                table: "fact_warning",
                columns: new[] { "raised_at", "branch_id" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_plan_item_due_date_branch_id",
                table: "fact_plan_item",
                columns: new[] { "due_date", "branch_id" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_moment_date_branch_id",
                table: "fact_moment",
                columns: new[] { "date", "branch_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_fact_warning_customer_id_raised_at",
                table: "fact_warning");

            migrationBuilder.DropIndex(
                name: "IX_fact_warning_raised_at_branch_id",
                table: "fact_warning");

            migrationBuilder.DropIndex(
                name: "IX_fact_plan_item_due_date_branch_id",
                table: "fact_plan_item");

            migrationBuilder.DropIndex(
                name: "IX_fact_moment_date_branch_id",
                table: "fact_moment");

            migrationBuilder.DropColumn(
                name: "failure",
                table: "import_batch");

            migrationBuilder.CreateIndex(
                name: "IX_fact_warning_raised_at",
                table: "fact_warning",
                column: "raised_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_plan_item_due_date",
                table: "fact_plan_item",
                column: "due_date");

            migrationBuilder.CreateIndex(
                name: "IX_fact_moment_date",
                table: "fact_moment",
                column: "date");
        }
    }
}
