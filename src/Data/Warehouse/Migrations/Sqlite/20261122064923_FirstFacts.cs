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
                name: "delivered_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivered_month", x => x.month);
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
                    name_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_second_generation = table.Column<bool>(type: "INTEGER", nullable: false),
                    size_class = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
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
                name: "dim_scheme",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    from_month = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dim_scheme", x => new { x.code, x.version });
                    table.CheckConstraint("ck_dim_scheme_version", "version >= 1");
                });

            migrationBuilder.CreateTable(
                name: "dirty_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dirty_month", x => x.month);
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
                    value_3m = table.Column<double>(type: "REAL", nullable: false),
                    tenure_months = table.Column<int>(type: "INTEGER", nullable: false),
                    is_silent = table.Column<bool>(type: "INTEGER", nullable: false),
                    lifecycle = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_base_month", x => new { x.month, x.customer_id });
                    table.CheckConstraint("ck_fact_base_month_tenure", "tenure_months >= 0 AND value_3m >= 0");
                });

            migrationBuilder.CreateTable(
                name: "import_batch",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    mapping_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rows_read = table.Column<long>(type: "INTEGER", nullable: false),
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
                    opening_value = table.Column<double>(type: "REAL", nullable: false),
                    closing_tenure_months = table.Column<long>(type: "INTEGER", nullable: false)
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
                    lost = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_active30 = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_active90 = table.Column<long>(type: "INTEGER", nullable: false),
                    margin = table.Column<double>(type: "REAL", nullable: false),
                    cost = table.Column<double>(type: "REAL", nullable: false),
                    control_cases = table.Column<long>(type: "INTEGER", nullable: false),
                    control_margin = table.Column<double>(type: "REAL", nullable: false),
                    opened = table.Column<long>(type: "INTEGER", nullable: false),
                    contacted_in_time = table.Column<long>(type: "INTEGER", nullable: false)
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
                    churned_value = table.Column<double>(type: "REAL", nullable: false),
                    churned_tenure_months = table.Column<long>(type: "INTEGER", nullable: false)
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
                    settled = table.Column<long>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    settled_in_time = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "mart_first_contact",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    hours = table.Column<int>(type: "INTEGER", nullable: false),
                    contacted = table.Column<bool>(type: "INTEGER", nullable: false),
                    cases = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_first_contact", x => new { x.month, x.branch_id, x.tier, x.hours, x.contacted });
                });

            migrationBuilder.CreateTable(
                name: "mart_flow",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    joins = table.Column<long>(type: "INTEGER", nullable: false),
                    reactivations = table.Column<long>(type: "INTEGER", nullable: false),
                    exits = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_flow", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_joiner",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    joiners = table.Column<long>(type: "INTEGER", nullable: false),
                    joiners_lost = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_joiner", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_moment",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    cared = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_moment", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    refreshed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_month", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "mart_obligation",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    vip_customers = table.Column<long>(type: "INTEGER", nullable: false),
                    vips_with_policy = table.Column<long>(type: "INTEGER", nullable: false),
                    mid_high_customers = table.Column<long>(type: "INTEGER", nullable: false),
                    mid_high_assigned = table.Column<long>(type: "INTEGER", nullable: false),
                    assigned_customers = table.Column<long>(type: "INTEGER", nullable: false),
                    planned_customers = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_obligation", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_plan",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_plan", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_sales",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    sales = table.Column<double>(type: "REAL", nullable: false),
                    sales_by_managers = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_sales", x => new { x.month, x.branch_id, x.tier });
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
                    csat_points = table.Column<double>(type: "REAL", nullable: false),
                    responded = table.Column<long>(type: "INTEGER", nullable: false),
                    nps_responses = table.Column<long>(type: "INTEGER", nullable: false),
                    nps_promoters = table.Column<long>(type: "INTEGER", nullable: false),
                    nps_detractors = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_survey", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_time",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_dedicated = table.Column<long>(type: "INTEGER", nullable: false),
                    minutes_dedicated_mid_high = table.Column<long>(type: "INTEGER", nullable: false),
                    minutes_part_time = table.Column<long>(type: "INTEGER", nullable: false),
                    minutes_part_time_mid_high = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_time", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "mart_transfer",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    to_branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    customers = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_transfer", x => new { x.month, x.branch_id, x.tier, x.to_branch_id });
                });

            migrationBuilder.CreateTable(
                name: "mart_warning",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    raised = table.Column<long>(type: "INTEGER", nullable: false),
                    followed_up = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mart_warning", x => new { x.month, x.branch_id, x.tier });
                });

            migrationBuilder.CreateTable(
                name: "month_revision",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    measures = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_month_revision", x => new { x.month, x.number });
                });

            migrationBuilder.CreateTable(
                name: "dim_branch_version",
                columns: table => new
                {
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateTime>(type: "TEXT", nullable: true),
                    parent_id = table.Column<int>(type: "INTEGER", nullable: true),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    is_second_generation = table.Column<bool>(type: "INTEGER", nullable: false),
                    size_class = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dim_branch_version", x => new { x.branch_id, x.valid_from });
                    table.CheckConstraint("ck_dim_branch_version_span", "valid_to IS NULL OR valid_to > valid_from");
                    table.ForeignKey(
                        name: "FK_dim_branch_version_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_dim_branch_version_dim_branch_parent_id",
                        column: x => x.parent_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "dim_target",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kpi = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: true),
                    level = table.Column<int>(type: "INTEGER", nullable: true),
                    tier = table.Column<int>(type: "INTEGER", nullable: true),
                    zero = table.Column<double>(type: "REAL", nullable: false),
                    floor = table.Column<double>(type: "REAL", nullable: false),
                    target = table.Column<double>(type: "REAL", nullable: false),
                    stretch = table.Column<double>(type: "REAL", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dim_target", x => x.id);
                    table.CheckConstraint("ck_dim_target_year", "year >= 1900 AND year <= 9999");
                    table.ForeignKey(
                        name: "FK_dim_target_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_sales",
                columns: table => new
                {
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_total = table.Column<double>(type: "REAL", nullable: false),
                    amount_by_manager = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_sales", x => new { x.month, x.branch_id });
                    table.CheckConstraint("ck_fact_sales_amounts", "amount_by_manager >= 0 AND amount_by_manager <= amount_total");
                    table.ForeignKey(
                        name: "FK_fact_sales_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_time",
                columns: table => new
                {
                    manager_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_total = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_mid_high = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_time", x => new { x.manager_id, x.day });
                    table.CheckConstraint("ck_fact_time_mid_high", "minutes_mid_high >= 0 AND minutes_mid_high <= minutes_total");
                    table.CheckConstraint("ck_fact_time_total", "minutes_total >= 0 AND minutes_total <= 1440");
                    table.ForeignKey(
                        name: "FK_fact_time_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
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
                    monthly_value = table.Column<double>(type: "REAL", nullable: false),
                    manager_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    industry = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    is_silent = table.Column<bool>(type: "INTEGER", nullable: false),
                    lifecycle = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "fact_assignment",
                columns: table => new
                {
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    manager_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    valid_from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateTime>(type: "TEXT", nullable: true),
                    role = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_assignment", x => new { x.customer_id, x.manager_id, x.valid_from });
                    table.CheckConstraint("ck_fact_assignment_span", "valid_to IS NULL OR valid_to > valid_from");
                    table.ForeignKey(
                        name: "FK_fact_assignment_dim_customer_customer_id",
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
                    trigger = table.Column<int>(type: "INTEGER", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    first_attempt_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    offer_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    offer_cost = table.Column<double>(type: "REAL", nullable: false),
                    handling_cost = table.Column<double>(type: "REAL", nullable: false),
                    active_30 = table.Column<bool>(type: "INTEGER", nullable: true),
                    active_90 = table.Column<bool>(type: "INTEGER", nullable: true),
                    is_control = table.Column<bool>(type: "INTEGER", nullable: false),
                    baseline_value = table.Column<double>(type: "REAL", nullable: false),
                    realised_value_90 = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_case", x => x.id);
                    table.CheckConstraint("ck_fact_case_amounts", "attempts >= 0 AND offer_cost >= 0 AND handling_cost >= 0 AND baseline_value >= 0");
                    table.CheckConstraint("ck_fact_case_closed", "closed_at IS NULL OR closed_at >= opened_at");
                    table.CheckConstraint("ck_fact_case_control", "is_control = 0 OR (offer_id IS NULL AND offer_cost = 0)");
                    table.CheckConstraint("ck_fact_case_first_attempt", "first_attempt_at IS NULL OR first_attempt_at >= opened_at");
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
                    reason_source = table.Column<int>(type: "INTEGER", nullable: false),
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
                    justified = table.Column<bool>(type: "INTEGER", nullable: false),
                    reopened_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    severity = table.Column<int>(type: "INTEGER", nullable: false),
                    issue = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_complaint", x => x.id);
                    table.CheckConstraint("ck_fact_complaint_due", "due_at IS NULL OR due_at >= opened_at");
                    table.CheckConstraint("ck_fact_complaint_reopened", "reopened_at IS NULL OR reopened_at >= opened_at");
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
                    effective = table.Column<bool>(type: "INTEGER", nullable: false),
                    type = table.Column<int>(type: "INTEGER", nullable: false),
                    manager_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    plan_item_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    moment_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
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
                name: "fact_moment",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    begins_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_moment", x => x.id);
                    table.ForeignKey(
                        name: "FK_fact_moment_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_moment_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_policy",
                columns: table => new
                {
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_policy", x => new { x.customer_id, x.kind, x.valid_from });
                    table.CheckConstraint("ck_fact_policy_span", "valid_to IS NULL OR valid_to > valid_from");
                    table.ForeignKey(
                        name: "FK_fact_policy_dim_customer_customer_id",
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
                    csat_max = table.Column<int>(type: "INTEGER", nullable: false),
                    nps = table.Column<int>(type: "INTEGER", nullable: true),
                    reliability = table.Column<int>(type: "INTEGER", nullable: true),
                    assurance = table.Column<int>(type: "INTEGER", nullable: true),
                    tangibles = table.Column<int>(type: "INTEGER", nullable: true),
                    empathy = table.Column<int>(type: "INTEGER", nullable: true),
                    responsiveness = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_survey", x => x.id);
                    table.CheckConstraint("ck_fact_survey_csat", "csat IS NULL OR (csat >= 1 AND csat <= csat_max)");
                    table.CheckConstraint("ck_fact_survey_delivered", "bounced = 0 OR (responded_at IS NULL AND csat IS NULL AND nps IS NULL)");
                    table.CheckConstraint("ck_fact_survey_max", "csat_max IN (5, 10)");
                    table.CheckConstraint("ck_fact_survey_nps", "nps IS NULL OR (nps >= 0 AND nps <= 10)");
                    table.CheckConstraint("ck_fact_survey_rater", "(reliability IS NULL OR (reliability >= 1 AND reliability <= csat_max)) AND (assurance IS NULL OR (assurance >= 1 AND assurance <= csat_max)) AND (tangibles IS NULL OR (tangibles >= 1 AND tangibles <= csat_max)) AND (empathy IS NULL OR (empathy >= 1 AND empathy <= csat_max)) AND (responsiveness IS NULL OR (responsiveness >= 1 AND responsiveness <= csat_max))");
                    table.CheckConstraint("ck_fact_survey_responded", "responded_at IS NULL OR responded_at >= sent_at");
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
                name: "fact_warning",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    raised_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    score = table.Column<double>(type: "REAL", nullable: true),
                    first_contact_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    result = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_warning", x => x.id);
                    table.CheckConstraint("ck_fact_warning_closed", "closed_at IS NULL OR closed_at >= raised_at");
                    table.CheckConstraint("ck_fact_warning_first_contact", "first_contact_at IS NULL OR first_contact_at >= raised_at");
                    table.CheckConstraint("ck_fact_warning_score", "score IS NULL OR (score >= 0 AND score <= 1)");
                    table.ForeignKey(
                        name: "FK_fact_warning_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_warning_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "fact_score",
                columns: table => new
                {
                    scheme_code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    scheme_version = table.Column<int>(type: "INTEGER", nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<double>(type: "REAL", nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 1, nullable: true),
                    document = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_score", x => new { x.scheme_code, x.scheme_version, x.month, x.branch_id });
                    table.CheckConstraint("ck_fact_score_points", "points IS NULL OR (points >= -100 AND points <= 200)");
                    table.CheckConstraint("ck_fact_score_rated", "(points IS NULL AND grade IS NULL) OR (points IS NOT NULL AND grade IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_fact_score_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_score_dim_scheme_scheme_code_scheme_version",
                        columns: x => new { x.scheme_code, x.scheme_version },
                        principalTable: "dim_scheme",
                        principalColumns: new[] { "code", "version" });
                });

            migrationBuilder.CreateTable(
                name: "import_control",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    filled = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<double>(type: "REAL", nullable: true),
                    earliest = table.Column<DateTime>(type: "TEXT", nullable: true),
                    latest = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    rows_read = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "fact_plan_item",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    manager_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    branch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_before = table.Column<DateTime>(type: "TEXT", nullable: false),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_contact_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_plan_item", x => x.id);
                    table.ForeignKey(
                        name: "FK_fact_plan_item_dim_branch_branch_id",
                        column: x => x.branch_id,
                        principalTable: "dim_branch",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_plan_item_dim_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "dim_customer",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_fact_plan_item_fact_contact_done_contact_id",
                        column: x => x.done_contact_id,
                        principalTable: "fact_contact",
                        principalColumn: "id");
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
                name: "IX_dim_customer_code",
                table: "dim_customer",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dim_customer_joined_at",
                table: "dim_customer",
                column: "joined_at");

            migrationBuilder.CreateIndex(
                name: "IX_dim_customer_version_valid_from",
                table: "dim_customer_version",
                column: "valid_from");

            migrationBuilder.CreateIndex(
                name: "IX_dim_target_kpi_year",
                table: "dim_target",
                columns: new[] { "kpi", "year" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_case_customer_id_opened_at",
                table: "fact_case",
                columns: new[] { "customer_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_case_opened_at",
                table: "fact_case",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_churn_churned_at",
                table: "fact_churn",
                column: "churned_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_churn_customer_id_churned_at_winback_at",
                table: "fact_churn",
                columns: new[] { "customer_id", "churned_at", "winback_at" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_churn_winback_at",
                table: "fact_churn",
                column: "winback_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_complaint_customer_id_opened_at",
                table: "fact_complaint",
                columns: new[] { "customer_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_complaint_due_at",
                table: "fact_complaint",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_complaint_opened_at",
                table: "fact_complaint",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_complaint_settled_at",
                table: "fact_complaint",
                column: "settled_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_contact_at",
                table: "fact_contact",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_contact_customer_id_at",
                table: "fact_contact",
                columns: new[] { "customer_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_moment_date",
                table: "fact_moment",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "IX_fact_plan_item_customer_id_due_date",
                table: "fact_plan_item",
                columns: new[] { "customer_id", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_plan_item_due_date",
                table: "fact_plan_item",
                column: "due_date");

            migrationBuilder.CreateIndex(
                name: "IX_fact_survey_customer_id_wave",
                table: "fact_survey",
                columns: new[] { "customer_id", "wave" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_survey_sent_at",
                table: "fact_survey",
                column: "sent_at");

            migrationBuilder.CreateIndex(
                name: "IX_fact_time_day",
                table: "fact_time",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_fact_warning_raised_at",
                table: "fact_warning",
                column: "raised_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_version");

            migrationBuilder.DropTable(
                name: "delivered_month");

            migrationBuilder.DropTable(
                name: "dim_branch_version");

            migrationBuilder.DropTable(
                name: "dim_customer_version");

            migrationBuilder.DropTable(
                name: "dim_target");

            migrationBuilder.DropTable(
                name: "dirty_month");

            migrationBuilder.DropTable(
                name: "fact_assignment");

            migrationBuilder.DropTable(
                name: "fact_base_month");

            migrationBuilder.DropTable(
                name: "fact_case");

            migrationBuilder.DropTable(
                name: "fact_churn");

            migrationBuilder.DropTable(
                name: "fact_complaint");

            migrationBuilder.DropTable(
                name: "fact_moment");

            migrationBuilder.DropTable(
                name: "fact_plan_item");

            migrationBuilder.DropTable(
                name: "fact_policy");

            migrationBuilder.DropTable(
                name: "fact_sales");

            migrationBuilder.DropTable(
                name: "fact_score");

            migrationBuilder.DropTable(
                name: "fact_survey");

            migrationBuilder.DropTable(
                name: "fact_time");

            migrationBuilder.DropTable(
                name: "fact_warning");

            migrationBuilder.DropTable(
                name: "import_control");

            migrationBuilder.DropTable(
                name: "import_file");

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
                name: "mart_first_contact");

            migrationBuilder.DropTable(
                name: "mart_flow");

            migrationBuilder.DropTable(
                name: "mart_joiner");

            migrationBuilder.DropTable(
                name: "mart_moment");

            migrationBuilder.DropTable(
                name: "mart_month");

            migrationBuilder.DropTable(
                name: "mart_obligation");

            migrationBuilder.DropTable(
                name: "mart_plan");

            migrationBuilder.DropTable(
                name: "mart_sales");

            migrationBuilder.DropTable(
                name: "mart_settlement");

            migrationBuilder.DropTable(
                name: "mart_survey");

            migrationBuilder.DropTable(
                name: "mart_time");

            migrationBuilder.DropTable(
                name: "mart_transfer");

            migrationBuilder.DropTable(
                name: "mart_warning");

            migrationBuilder.DropTable(
                name: "month_revision");

            migrationBuilder.DropTable(
                name: "fact_contact");

            migrationBuilder.DropTable(
                name: "dim_scheme");

            migrationBuilder.DropTable(
                name: "import_batch");

            migrationBuilder.DropTable(
                name: "dim_branch");

            migrationBuilder.DropTable(
                name: "dim_customer");
        }
    }
}
