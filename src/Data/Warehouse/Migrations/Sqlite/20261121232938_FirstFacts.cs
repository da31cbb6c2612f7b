using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Warehouse.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FirstFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_version",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dim_branch",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    parent_id = table.Column<int>(type: "INTEGER", nullable: true),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    name_zh = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dim_branch", x => x.id);
                    table.ForeignKey(
                        name: "FK_dim_branch_dim_branch_parent_id",
                        column: x => x.parent_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "dim_customer",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    joined_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    masked_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    do_not_disturb = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dim_customer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fact_base_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    active_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    active_close = table.Column<bool>(type: "INTEGER", nullable: false),
                    tier_open = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_open = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_close = table.Column<int>(type: "INTEGER", nullable: false),
                    value_3m = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_base_month", x => new { x.month, x.customer_id });
                });

            migrationBuilder.CreateTable(
                name: "import_batch",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    loaded = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_batch", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mart_base",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    opening_base = table.Column<long>(type: "INTEGER", nullable: false),
                    closing_base = table.Column<long>(type: "INTEGER", nullable: false),
                    admin_exits = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_value = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_base", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_case",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    saved = table.Column<long>(type: "INTEGER", nullable: false),
                    lost = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_case", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_churn",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    churned = table.Column<long>(type: "INTEGER", nullable: false),
                    churned_value = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_churn", x => new { x.month, x.branch_id, x.tier, x.kind, x.reason });
                });

            migrationBuilder.CreateTable(
                name: "mart_complaint",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    opened = table.Column<long>(type: "INTEGER", nullable: false),
                    justified = table.Column<long>(type: "INTEGER", nullable: false),
                    backlog = table.Column<long>(type: "INTEGER", nullable: false),
                    settled = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_complaint", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_coverage",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    made = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_coverage", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    refreshed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_month", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "mart_settlement",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_days = table.Column<int>(type: "INTEGER", nullable: false),
                    exit_days = table.Column<int>(type: "INTEGER", nullable: false),
                    settled = table.Column<bool>(type: "INTEGER", nullable: false),
                    complaints = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_settlement", x => new { x.month, x.branch_id, x.tier, x.entry_days, x.exit_days, x.settled });
                });

            migrationBuilder.CreateTable(
                name: "mart_survey",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    sent = table.Column<long>(type: "INTEGER", nullable: false),
                    bounced = table.Column<long>(type: "INTEGER", nullable: false),
                    csat_responses = table.Column<long>(type: "INTEGER", nullable: false),
                    csat_top2 = table.Column<long>(type: "INTEGER", nullable: false),
                    csat_points = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_survey", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "dim_customer_version",
                columns: table => new
                {
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateTime>(type: "TEXT", nullable: true),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    monthly_value = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dim_customer_version", x => new { x.customer_id, x.valid_from });
                    table.CheckConstraint("ck_dim_customer_version_span", "valid_to IS NULL OR valid_to > valid_from");
                    table.CheckConstraint("ck_dim_customer_version_value", "monthly_value >= 0");
                    table.ForeignKey(
                        name: "FK_dim_customer_version_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_dim_customer_version_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_case",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    trigger = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_case", x => x.id);
                    table.CheckConstraint("ck_fact_case_closed", "closed_at IS NULL OR closed_at >= opened_at");
                    table.ForeignKey(
                        name: "FK_fact_case_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_case_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_churn",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    churned_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    winback_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_churn", x => x.id);
                    table.CheckConstraint("ck_fact_churn_winback", "winback_at IS NULL OR winback_at >= churned_at");
                    table.ForeignKey(
                        name: "FK_fact_churn_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_complaint",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: true),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    settled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    settled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    justified = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_complaint", x => x.id);
                    table.CheckConstraint("ck_fact_complaint_settled", "settled_at IS NULL OR settled_at >= opened_at");
                    table.ForeignKey(
                        name: "FK_fact_complaint_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_complaint_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_contact",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    mode = table.Column<int>(type: "INTEGER", nullable: false),
                    addressing = table.Column<int>(type: "INTEGER", nullable: false),
                    effective = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_contact", x => x.id);
                    table.ForeignKey(
                        name: "FK_fact_contact_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_contact_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_survey",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: true),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    wave = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    bounced = table.Column<bool>(type: "INTEGER", nullable: false),
                    responded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    csat = table.Column<int>(type: "INTEGER", nullable: true),
                    csat_max = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_survey", x => x.id);
                    table.CheckConstraint("ck_fact_survey_csat", "csat IS NULL OR (csat >= 1 AND csat <= csat_max)");
                    table.CheckConstraint("ck_fact_survey_max", "csat_max IN (5, 10)");
                    table.ForeignKey(
                        name: "FK_fact_survey_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_survey_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "import_reject",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    column = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_reject", x => new { x.batch_id, x.number });
                    table.ForeignKey(
                        name: "FK_import_reject_import_batch_batch_id",
                        column: x => x.batch_id,
                        principalTable: "import_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "data_version",
                columns: new[] { "id", "version" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_dim_branch_code",
                table: "dim_branch",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dim_branch_parent_id",
                table: "dim_branch",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "IX_dim_customer_code",
                table: "dim_customer",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dim_customer_version_branch_id",
                table: "dim_customer_version",
                column: "branch_id");

            migrationBuilder.CreateIndex(
                name: "IX_fact_case_branch_id",
                table: "fact_case",
                column: "branch_id");

            migrationBuilder.CreateIndex(
                name: "IX_fact_case_closed_at",
                table: "fact_case",
                column: "closed_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_case_customer_id",
                table: "fact_case",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "IX_fact_churn_churned_at",
                table: "fact_churn",
                column: "churned_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_churn_customer_id_churned_at",
                table: "fact_churn",
                columns: new[] { "customer_id", "churned_at" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_complaint_branch_id",
                table: "fact_complaint",
                column: "branch_id");

            migrationBuilder.CreateIndex(
                name: "IX_fact_complaint_customer_id",
                table: "fact_complaint",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "IX_fact_complaint_opened_at",
                table: "fact_complaint",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_complaint_settled_at",
                table: "fact_complaint",
                column: "settled_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_contact_branch_id",
                table: "fact_contact",
                column: "branch_id");

            migrationBuilder.CreateIndex(
                name: "IX_fact_contact_customer_id_at",
                table: "fact_contact",
                columns: new[] { "customer_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_survey_branch_id",
                table: "fact_survey",
                column: "branch_id");

            migrationBuilder.CreateIndex(
                name: "IX_fact_survey_customer_id",
                table: "fact_survey",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "IX_fact_survey_sent_at",
                table: "fact_survey",
                column: "sent_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_version");

            migrationBuilder.DropTable(
                name: "dim_customer_version");

            migrationBuilder.DropTable(
                name: "fact_base_month");

            migrationBuilder.DropTable(
                name: "fact_case");

            migrationBuilder.DropTable(
                name: "fact_churn");

            migrationBuilder.DropTable(
                name: "fact_complaint");

            migrationBuilder.DropTable(
                name: "fact_contact");

            migrationBuilder.DropTable(
                name: "fact_survey");

            migrationBuilder.DropTable(
                name: "import_reject");

            migrationBuilder.DropTable(
                name: "mart_base");

            migrationBuilder.DropTable(
                name: "mart_case");

            migrationBuilder.DropTable(
                name: "mart_churn");

            migrationBuilder.DropTable(
                name: "mart_complaint");

            migrationBuilder.DropTable(
                name: "mart_coverage");

            migrationBuilder.DropTable(
                name: "mart_month");

            migrationBuilder.DropTable(
                name: "mart_settlement");

            migrationBuilder.DropTable(
                name: "mart_survey");

            migrationBuilder.DropTable(
                name: "dim_branch");

            migrationBuilder.DropTable(
                name: "dim_customer");

            migrationBuilder.DropTable(
                name: "import_batch");
        }
    }
}
