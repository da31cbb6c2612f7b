CREATE TABLE #stage_dim_customer_version (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [customer_id] int NOT NULL, [valid_from] datetime2 NOT NULL, [branch_id] int NOT NULL, [industry] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [is_silent] bit NOT NULL, [lifecycle] int NOT NULL, [manager_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [monthly_value] float NOT NULL, [tier] int NOT NULL, [valid_to] datetime2 NULL)
GO

CREATE UNIQUE CLUSTERED INDEX ux_stage_dim_customer_version ON #stage_dim_customer_version ([customer_id], [valid_from])
GO

SELECT stage_seq, stage_file, stage_line, stage_quiet FROM (SELECT stage_seq, stage_file, stage_line, stage_quiet, ROW_NUMBER() OVER (PARTITION BY [customer_id], [valid_from] ORDER BY stage_seq) AS place FROM #stage_dim_customer_version) AS s WHERE place > 1 ORDER BY stage_seq
GO

DELETE FROM #stage_dim_customer_version WHERE stage_seq IN (1, 2)
GO

SELECT COUNT(s.[valid_from]), MIN(s.[valid_from]), MAX(s.[valid_from]), COUNT(s.[monthly_value]), SUM(CAST(s.[monthly_value] AS float)), NULL, COUNT(s.[valid_to]), MIN(s.[valid_to]), MAX(s.[valid_to]) FROM #stage_dim_customer_version AS s
GO

SELECT CASE WHEN EXISTS (SELECT 1 FROM [dim_customer_version]) THEN 1 ELSE 0 END
GO

DELETE s FROM #stage_dim_customer_version AS s JOIN [dim_customer_version] AS f ON f.[customer_id] = s.[customer_id] AND f.[valid_from] = s.[valid_from] WHERE EXISTS (SELECT f.[customer_id], f.[valid_from], f.[branch_id], f.[industry], f.[is_silent], f.[lifecycle], f.[manager_id], f.[monthly_value], f.[tier], f.[valid_to] INTERSECT SELECT s.[customer_id], s.[valid_from], s.[branch_id], s.[industry], s.[is_silent], s.[lifecycle], s.[manager_id], s.[monthly_value], s.[tier], s.[valid_to])
GO

UPDATE f SET f.[branch_id] = s.[branch_id], f.[industry] = s.[industry], f.[is_silent] = s.[is_silent], f.[lifecycle] = s.[lifecycle], f.[manager_id] = s.[manager_id], f.[monthly_value] = s.[monthly_value], f.[tier] = s.[tier], f.[valid_to] = s.[valid_to] FROM [dim_customer_version] AS f JOIN #stage_dim_customer_version AS s ON f.[customer_id] = s.[customer_id] AND f.[valid_from] = s.[valid_from]
GO

INSERT INTO [dim_customer_version] ([customer_id], [valid_from], [branch_id], [industry], [is_silent], [lifecycle], [manager_id], [monthly_value], [tier], [valid_to]) SELECT s.[customer_id], s.[valid_from], s.[branch_id], s.[industry], s.[is_silent], s.[lifecycle], s.[manager_id], s.[monthly_value], s.[tier], s.[valid_to] FROM #stage_dim_customer_version AS s WHERE NOT EXISTS (SELECT 1 FROM [dim_customer_version] AS f WHERE f.[customer_id] = s.[customer_id] AND f.[valid_from] = s.[valid_from]) ORDER BY s.[customer_id], s.[valid_from]
GO

INSERT INTO [dim_customer_version] ([customer_id], [valid_from], [branch_id], [industry], [is_silent], [lifecycle], [manager_id], [monthly_value], [tier], [valid_to]) SELECT s.[customer_id], s.[valid_from], s.[branch_id], s.[industry], s.[is_silent], s.[lifecycle], s.[manager_id], s.[monthly_value], s.[tier], s.[valid_to] FROM #stage_dim_customer_version AS s ORDER BY s.[customer_id], s.[valid_from]
GO

DROP TABLE #stage_dim_customer_version
GO

SELECT MIN(at) FROM (SELECT s.[valid_from] AS at FROM #stage_dim_customer_version AS s UNION ALL SELECT f.[valid_from] AS at FROM #stage_dim_customer_version AS s JOIN [dim_customer_version] AS f ON f.[customer_id] = s.[customer_id] AND f.[valid_from] = s.[valid_from]) AS touched
GO

SELECT [customer_id], staged, begins, ends, old_begins, old_ends, seq, origin, line FROM (SELECT f.[customer_id], 0 AS staged, f.[valid_from] AS begins, f.[valid_to] AS ends, NULL AS old_begins, NULL AS old_ends, 0 AS seq, 0 AS origin, 0 AS line FROM [dim_customer_version] AS f WHERE EXISTS (SELECT 1 FROM #stage_dim_customer_version AS s WHERE f.[customer_id] = s.[customer_id]) AND NOT EXISTS (SELECT 1 FROM #stage_dim_customer_version AS s WHERE f.[customer_id] = s.[customer_id] AND f.[valid_from] = s.[valid_from] AND f.[customer_id] = s.[customer_id]) UNION ALL SELECT s.[customer_id], 1, s.[valid_from], s.[valid_to], f.[valid_from], f.[valid_to], s.stage_seq, s.stage_file, s.stage_line FROM #stage_dim_customer_version AS s LEFT JOIN [dim_customer_version] AS f ON f.[customer_id] = s.[customer_id] AND f.[valid_from] = s.[valid_from]) AS t ORDER BY [customer_id], staged, begins, seq
GO

CREATE TABLE #stage_fact_plan_item (stage_seq bigint NOT NULL, stage_file int NOT NULL, stage_line bigint NOT NULL, stage_quiet bit NOT NULL, [id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, [approved_at] datetime2 NULL, [branch_id] int NOT NULL, [cancelled_at] datetime2 NULL, [customer_id] int NOT NULL, [done_contact_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL, [due_before] datetime2 NOT NULL, [due_date] date NOT NULL, [manager_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL)
GO

CREATE UNIQUE CLUSTERED INDEX ux_stage_fact_plan_item ON #stage_fact_plan_item ([id])
GO

SELECT stage_seq, stage_file, stage_line, stage_quiet FROM (SELECT stage_seq, stage_file, stage_line, stage_quiet, ROW_NUMBER() OVER (PARTITION BY [id] ORDER BY stage_seq) AS place FROM #stage_fact_plan_item) AS s WHERE place > 1 ORDER BY stage_seq
GO

DELETE FROM #stage_fact_plan_item WHERE stage_seq IN (1, 2)
GO

SELECT COUNT(s.[approved_at]), MIN(s.[approved_at]), MAX(s.[approved_at]), COUNT(s.[cancelled_at]), MIN(s.[cancelled_at]), MAX(s.[cancelled_at]), COUNT(s.[due_before]), MIN(s.[due_before]), MAX(s.[due_before]) FROM #stage_fact_plan_item AS s
GO

SELECT CASE WHEN EXISTS (SELECT 1 FROM [fact_plan_item]) THEN 1 ELSE 0 END
GO

DELETE s FROM #stage_fact_plan_item AS s JOIN [fact_plan_item] AS f ON f.[id] = s.[id] WHERE EXISTS (SELECT f.[id], f.[approved_at], f.[branch_id], f.[cancelled_at], f.[customer_id], f.[done_contact_id], f.[due_before], f.[due_date], f.[manager_id] INTERSECT SELECT s.[id], s.[approved_at], s.[branch_id], s.[cancelled_at], s.[customer_id], s.[done_contact_id], s.[due_before], s.[due_date], s.[manager_id])
GO

UPDATE f SET f.[approved_at] = s.[approved_at], f.[branch_id] = s.[branch_id], f.[cancelled_at] = s.[cancelled_at], f.[customer_id] = s.[customer_id], f.[done_contact_id] = s.[done_contact_id], f.[due_before] = s.[due_before], f.[due_date] = s.[due_date], f.[manager_id] = s.[manager_id] FROM [fact_plan_item] AS f JOIN #stage_fact_plan_item AS s ON f.[id] = s.[id]
GO

INSERT INTO [fact_plan_item] ([id], [approved_at], [branch_id], [cancelled_at], [customer_id], [done_contact_id], [due_before], [due_date], [manager_id]) SELECT s.[id], s.[approved_at], s.[branch_id], s.[cancelled_at], s.[customer_id], s.[done_contact_id], s.[due_before], s.[due_date], s.[manager_id] FROM #stage_fact_plan_item AS s WHERE NOT EXISTS (SELECT 1 FROM [fact_plan_item] AS f WHERE f.[id] = s.[id]) ORDER BY s.[id]
GO

INSERT INTO [fact_plan_item] ([id], [approved_at], [branch_id], [cancelled_at], [customer_id], [done_contact_id], [due_before], [due_date], [manager_id]) SELECT s.[id], s.[approved_at], s.[branch_id], s.[cancelled_at], s.[customer_id], s.[done_contact_id], s.[due_before], s.[due_date], s.[manager_id] FROM #stage_fact_plan_item AS s ORDER BY s.[id]
GO

DROP TABLE #stage_fact_plan_item
GO

SELECT DISTINCT at FROM (SELECT s.[due_date] AS at FROM #stage_fact_plan_item AS s UNION ALL SELECT f.[due_date] AS at FROM #stage_fact_plan_item AS s JOIN [fact_plan_item] AS f ON f.[id] = s.[id]) AS touched WHERE at IS NOT NULL
GO

SELECT stage_seq, stage_file, stage_line, stage_quiet FROM #stage_fact_plan_item AS s WHERE s.[done_contact_id] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [fact_contact] AS o WHERE o.[id] = s.[done_contact_id]) AND NOT EXISTS (SELECT 1 FROM #stage_fact_contact AS o WHERE o.[id] = s.[done_contact_id])
