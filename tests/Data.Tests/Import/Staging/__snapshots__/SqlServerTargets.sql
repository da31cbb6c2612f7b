-- branch_version
CREATE TABLE #stage_dim_branch_version (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [branch_id] int NOT NULL, [valid_from] datetime2 NOT NULL, [is_second_generation] bit NOT NULL, [level] int NOT NULL, [parent_id] int NULL, [size_class] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [valid_to] datetime2 NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_dim_branch_version ON #stage_dim_branch_version ([branch_id], [valid_from])

-- customer
CREATE TABLE #stage_dim_customer (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] int NOT NULL, [code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [do_not_disturb] bit NOT NULL, [joined_at] datetime2 NOT NULL, [masked_name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_dim_customer ON #stage_dim_customer ([id])
GO
SELECT MIN(at) FROM (SELECT s.[joined_at] AS at FROM #stage_dim_customer AS s UNION ALL SELECT f.[joined_at] AS at FROM #stage_dim_customer AS s JOIN [dim_customer] AS f ON f.[id] = s.[id]) AS touched

-- customer_version
CREATE TABLE #stage_dim_customer_version (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [customer_id] int NOT NULL, [valid_from] datetime2 NOT NULL, [branch_id] int NOT NULL, [industry] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [is_silent] bit NOT NULL, [lifecycle] int NOT NULL, [manager_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [monthly_value] float NOT NULL, [tier] int NOT NULL, [valid_to] datetime2 NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_dim_customer_version ON #stage_dim_customer_version ([customer_id], [valid_from])
GO
SELECT MIN(at) FROM (SELECT s.[valid_from] AS at FROM #stage_dim_customer_version AS s UNION ALL SELECT f.[valid_from] AS at FROM #stage_dim_customer_version AS s JOIN [dim_customer_version] AS f ON f.[customer_id] = s.[customer_id] AND f.[valid_from] = s.[valid_from]) AS touched

-- base_month
CREATE TABLE #stage_fact_base_month (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [month] int NOT NULL, [customer_id] int NOT NULL, [active_close] bit NOT NULL, [active_open] bit NOT NULL, [branch_close] int NOT NULL, [branch_open] int NOT NULL, [is_silent] bit NOT NULL, [lifecycle] int NOT NULL, [tenure_months] int NOT NULL, [tier_open] int NOT NULL, [value_3m] float NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_base_month ON #stage_fact_base_month ([month], [customer_id])
GO
SELECT DISTINCT at FROM (SELECT s.[month] AS at FROM #stage_fact_base_month AS s UNION ALL SELECT f.[month] AS at FROM #stage_fact_base_month AS s JOIN [fact_base_month] AS f ON f.[month] = s.[month] AND f.[customer_id] = s.[customer_id]) AS touched WHERE at IS NOT NULL

-- churn
CREATE TABLE #stage_fact_churn (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [churned_at] datetime2 NOT NULL, [customer_id] int NOT NULL, [kind] int NOT NULL, [reason] int NOT NULL, [reason_source] int NOT NULL, [winback_at] datetime2 NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_churn ON #stage_fact_churn ([id])
GO
SELECT MIN(at) FROM (SELECT s.[churned_at] AS at FROM #stage_fact_churn AS s UNION ALL SELECT f.[churned_at] AS at FROM #stage_fact_churn AS s JOIN [fact_churn] AS f ON f.[id] = s.[id]) AS touched

-- complaint
CREATE TABLE #stage_fact_complaint (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [branch_id] int NOT NULL, [customer_id] int NULL, [due_at] datetime2 NULL, [issue] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [justified] bit NOT NULL, [opened_at] datetime2 NOT NULL, [opened_on] date NOT NULL, [reopened_at] datetime2 NULL, [settled_at] datetime2 NULL, [settled_on] date NULL, [severity] int NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_complaint ON #stage_fact_complaint ([id])
GO
SELECT MIN(at) FROM (SELECT s.[opened_at] AS at FROM #stage_fact_complaint AS s UNION ALL SELECT f.[opened_at] AS at FROM #stage_fact_complaint AS s JOIN [fact_complaint] AS f ON f.[id] = s.[id]) AS touched

-- survey
CREATE TABLE #stage_fact_survey (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [assurance] int NULL, [bounced] bit NOT NULL, [branch_id] int NOT NULL, [csat] int NULL, [csat_max] int NOT NULL, [customer_id] int NULL, [empathy] int NULL, [nps] int NULL, [reliability] int NULL, [responded_at] datetime2 NULL, [responsiveness] int NULL, [sent_at] datetime2 NOT NULL, [tangibles] int NULL, [wave] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_survey ON #stage_fact_survey ([id])
GO
SELECT DISTINCT DATEADD(hour, DATEDIFF(hour, '20000101', at), '20000101') FROM (SELECT s.[sent_at] AS at FROM #stage_fact_survey AS s UNION ALL SELECT s.[responded_at] AS at FROM #stage_fact_survey AS s UNION ALL SELECT f.[sent_at] AS at FROM #stage_fact_survey AS s JOIN [fact_survey] AS f ON f.[id] = s.[id] UNION ALL SELECT f.[responded_at] AS at FROM #stage_fact_survey AS s JOIN [fact_survey] AS f ON f.[id] = s.[id]) AS touched WHERE at IS NOT NULL

-- case
CREATE TABLE #stage_fact_case (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [active_30] bit NULL, [active_90] bit NULL, [attempts] int NOT NULL, [baseline_value] float NOT NULL, [branch_id] int NOT NULL, [closed_at] datetime2 NULL, [customer_id] int NOT NULL, [first_attempt_at] datetime2 NULL, [handling_cost] float NOT NULL, [is_control] bit NOT NULL, [offer_cost] float NOT NULL, [offer_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [opened_at] datetime2 NOT NULL, [outcome] int NOT NULL, [realised_value_90] float NULL, [trigger] int NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_case ON #stage_fact_case ([id])
GO
SELECT DISTINCT DATEADD(hour, DATEDIFF(hour, '20000101', at), '20000101') FROM (SELECT s.[opened_at] AS at FROM #stage_fact_case AS s UNION ALL SELECT s.[closed_at] AS at FROM #stage_fact_case AS s UNION ALL SELECT f.[opened_at] AS at FROM #stage_fact_case AS s JOIN [fact_case] AS f ON f.[id] = s.[id] UNION ALL SELECT f.[closed_at] AS at FROM #stage_fact_case AS s JOIN [fact_case] AS f ON f.[id] = s.[id]) AS touched WHERE at IS NOT NULL

-- warning
CREATE TABLE #stage_fact_warning (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [branch_id] int NOT NULL, [closed_at] datetime2 NULL, [customer_id] int NOT NULL, [first_contact_at] datetime2 NULL, [level] int NOT NULL, [raised_at] datetime2 NOT NULL, [result] int NOT NULL, [score] float NULL, [source] int NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_warning ON #stage_fact_warning ([id])
GO
SELECT DISTINCT DATEADD(hour, DATEDIFF(hour, '20000101', at), '20000101') FROM (SELECT s.[raised_at] AS at FROM #stage_fact_warning AS s UNION ALL SELECT f.[raised_at] AS at FROM #stage_fact_warning AS s JOIN [fact_warning] AS f ON f.[id] = s.[id]) AS touched WHERE at IS NOT NULL

-- moment
CREATE TABLE #stage_fact_moment (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [begins_at] datetime2 NOT NULL, [branch_id] int NOT NULL, [customer_id] int NOT NULL, [date] date NOT NULL, [kind] int NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_moment ON #stage_fact_moment ([id])
GO
SELECT DISTINCT at FROM (SELECT s.[date] AS at FROM #stage_fact_moment AS s UNION ALL SELECT f.[date] AS at FROM #stage_fact_moment AS s JOIN [fact_moment] AS f ON f.[id] = s.[id]) AS touched WHERE at IS NOT NULL

-- contact
CREATE TABLE #stage_fact_contact (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [addressing] int NOT NULL, [at] datetime2 NOT NULL, [branch_id] int NOT NULL, [customer_id] int NOT NULL, [effective] bit NOT NULL, [manager_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [mode] int NOT NULL, [moment_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [plan_item_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [type] int NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_contact ON #stage_fact_contact ([id])
GO
SELECT DISTINCT DATEADD(hour, DATEDIFF(hour, '20000101', at), '20000101') FROM (SELECT s.[at] AS at FROM #stage_fact_contact AS s UNION ALL SELECT f.[at] AS at FROM #stage_fact_contact AS s JOIN [fact_contact] AS f ON f.[id] = s.[id]) AS touched WHERE at IS NOT NULL

-- plan_item
CREATE TABLE #stage_fact_plan_item (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [approved_at] datetime2 NULL, [branch_id] int NOT NULL, [cancelled_at] datetime2 NULL, [customer_id] int NOT NULL, [done_contact_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [due_before] datetime2 NOT NULL, [due_date] date NOT NULL, [manager_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_plan_item ON #stage_fact_plan_item ([id])
GO
SELECT DISTINCT at FROM (SELECT s.[due_date] AS at FROM #stage_fact_plan_item AS s UNION ALL SELECT f.[due_date] AS at FROM #stage_fact_plan_item AS s JOIN [fact_plan_item] AS f ON f.[id] = s.[id]) AS touched WHERE at IS NOT NULL
GO
SELECT stage_seq, stage_file, stage_line, stage_quiet FROM #stage_fact_plan_item AS s WHERE s.[done_contact_id] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [fact_contact] AS o WHERE o.[id] = s.[done_contact_id]) AND NOT EXISTS (SELECT 1 FROM #stage_fact_contact AS o WHERE o.[id] = s.[done_contact_id])

-- policy
CREATE TABLE #stage_fact_policy (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [customer_id] int NOT NULL, [kind] int NOT NULL, [valid_from] datetime2 NOT NULL, [valid_to] datetime2 NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_policy ON #stage_fact_policy ([customer_id], [kind], [valid_from])
GO
SELECT MIN(at) FROM (SELECT s.[valid_from] AS at FROM #stage_fact_policy AS s UNION ALL SELECT f.[valid_from] AS at FROM #stage_fact_policy AS s JOIN [fact_policy] AS f ON f.[customer_id] = s.[customer_id] AND f.[kind] = s.[kind] AND f.[valid_from] = s.[valid_from]) AS touched

-- assignment
CREATE TABLE #stage_fact_assignment (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [customer_id] int NOT NULL, [manager_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [valid_from] datetime2 NOT NULL, [role] int NOT NULL, [valid_to] datetime2 NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_assignment ON #stage_fact_assignment ([customer_id], [manager_id], [valid_from])
GO
SELECT MIN(at) FROM (SELECT s.[valid_from] AS at FROM #stage_fact_assignment AS s UNION ALL SELECT f.[valid_from] AS at FROM #stage_fact_assignment AS s JOIN [fact_assignment] AS f ON f.[customer_id] = s.[customer_id] AND f.[manager_id] = s.[manager_id] AND f.[valid_from] = s.[valid_from]) AS touched

-- time
CREATE TABLE #stage_fact_time (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [manager_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [day] date NOT NULL, [branch_id] int NOT NULL, [minutes_mid_high] int NOT NULL, [minutes_total] int NOT NULL, [role] int NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_time ON #stage_fact_time ([manager_id], [day])
GO
SELECT DISTINCT at FROM (SELECT s.[day] AS at FROM #stage_fact_time AS s UNION ALL SELECT f.[day] AS at FROM #stage_fact_time AS s JOIN [fact_time] AS f ON f.[manager_id] = s.[manager_id] AND f.[day] = s.[day]) AS touched WHERE at IS NOT NULL

-- sales
CREATE TABLE #stage_fact_sales (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [month] int NOT NULL, [branch_id] int NOT NULL, [amount_by_manager] float NOT NULL, [amount_total] float NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_sales ON #stage_fact_sales ([month], [branch_id])
GO
SELECT DISTINCT at FROM (SELECT s.[month] AS at FROM #stage_fact_sales AS s UNION ALL SELECT f.[month] AS at FROM #stage_fact_sales AS s JOIN [fact_sales] AS f ON f.[month] = s.[month] AND f.[branch_id] = s.[branch_id]) AS touched WHERE at IS NOT NULL

-- target
CREATE TABLE #stage_dim_target (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] int NOT NULL, [branch_id] int NULL, [floor] float NOT NULL, [kpi] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [level] int NULL, [source] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL, [stretch] float NOT NULL, [target] float NOT NULL, [tier] int NULL, [year] int NOT NULL, [zero] float NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_dim_target ON #stage_dim_target ([id])
GO
SELECT DISTINCT at FROM (SELECT s.[year] AS at FROM #stage_dim_target AS s UNION ALL SELECT f.[year] AS at FROM #stage_dim_target AS s JOIN [dim_target] AS f ON f.[id] = s.[id]) AS touched WHERE at IS NOT NULL

-- scheme
CREATE TABLE #stage_dim_scheme (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [version] int NOT NULL, [document] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, [from_month] int NOT NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_dim_scheme ON #stage_dim_scheme ([code], [version])

-- score
CREATE TABLE #stage_fact_score (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [scheme_code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [scheme_version] int NOT NULL, [month] int NOT NULL, [branch_id] int NOT NULL, [document] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, [grade] nvarchar(1) COLLATE Latin1_General_100_BIN2 NULL, [points] float NULL)
GO
CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_score ON #stage_fact_score ([scheme_code], [scheme_version], [month], [branch_id])
