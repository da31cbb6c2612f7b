-- take the right to write, and give it back

DECLARE @result int; EXEC @result = sp_getapplock @Resource = N'kpi_warehouse', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;
GO

EXEC sp_releaseapplock @Resource = N'kpi_warehouse', @LockOwner = N'Session';
GO

-- do readers wait for writers

SELECT TOP(2) [s].[Value]
FROM (
    SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()
) AS [s]
GO

-- what was loaded before

SELECT [i].[id], [i].[by], [i].[finished_at], [i].[loaded], [i].[mapping], [i].[mapping_hash], [i].[rejected], [i].[rows_read], [i].[started_at], [i].[state], [i].[unchanged]
FROM [import_batch] AS [i]
WHERE [i].[state] = 0
ORDER BY [i].[id] DESC
GO

UPDATE [i]
SET [i].[state] = @p
FROM [import_batch] AS [i]
WHERE [i].[state] = 1
GO

-- known keys

SELECT [d].[code] AS [Code], [d].[id] AS [Id]
FROM [dim_branch] AS [d]
GO

SELECT [d].[id], [d].[branch_id], [d].[floor], [d].[kpi], [d].[level], [d].[source], [d].[stretch], [d].[target], [d].[tier], [d].[year], [d].[zero]
FROM [dim_target] AS [d]
GO

SELECT [d].[code] AS [Code], [d].[id] AS [Id], [d].[joined_at] AS [JoinedAt]
FROM [dim_customer] AS [d]
GO

SELECT [d].[code], [d].[version], [d].[document], [d].[from_month], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [fact_score] AS [f]
        WHERE [f].[scheme_code] = [d].[code] AND [f].[scheme_version] = [d].[version]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsUsed]
FROM [dim_scheme] AS [d]
GO

-- a branch that changed, and one that is new

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [dim_branch] SET [code] = @p0, [is_second_generation] = @p1, [level] = @p2, [name_en] = @p3, [name_zh] = @p4, [parent_id] = @p5, [size_class] = @p6
OUTPUT 1
WHERE [id] = @p7;
GO

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [dim_branch] ([id], [code], [is_second_generation], [level], [name_en], [name_zh], [parent_id], [size_class])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);
GO

-- months out of date

SELECT MIN([d].[valid_from])
FROM [dim_customer_version] AS [d]
GO

SELECT MAX([d].[valid_from])
FROM [dim_customer_version] AS [d]
GO

SELECT MIN([f].[churned_at])
FROM [fact_churn] AS [f]
GO

SELECT MAX([f].[churned_at])
FROM [fact_churn] AS [f]
GO

SELECT MIN([f].[opened_at])
FROM [fact_complaint] AS [f]
GO

SELECT MAX([f].[opened_at])
FROM [fact_complaint] AS [f]
GO

SELECT MIN([f].[sent_at])
FROM [fact_survey] AS [f]
GO

SELECT MAX([f].[sent_at])
FROM [fact_survey] AS [f]
GO

SELECT MIN([f].[opened_at])
FROM [fact_case] AS [f]
GO

SELECT MAX([f].[opened_at])
FROM [fact_case] AS [f]
GO

SELECT MIN([f].[raised_at])
FROM [fact_warning] AS [f]
GO

SELECT MAX([f].[raised_at])
FROM [fact_warning] AS [f]
GO

SELECT MIN([f].[at])
FROM [fact_contact] AS [f]
GO

SELECT MAX([f].[at])
FROM [fact_contact] AS [f]
GO

SELECT MIN([f].[begins_at])
FROM [fact_moment] AS [f]
GO

SELECT MAX([f].[begins_at])
FROM [fact_moment] AS [f]
GO

SELECT [d].[month]
FROM [delivered_month] AS [d]
GO

SELECT [m].[month]
FROM [mart_month] AS [m]
GO

DELETE FROM [d]
FROM [dirty_month] AS [d]
WHERE [d].[month] IN (
    SELECT [n].[value]
    FROM OPENJSON(@numbers) WITH ([value] int '$') AS [n]
)
GO

-- how a run ended

UPDATE [i]
SET [i].[state] = @p,
    [i].[finished_at] = @p2
FROM [import_batch] AS [i]
WHERE [i].[id] = @batch_Id
GO

UPDATE [i]
SET [i].[state] = @p,
    [i].[finished_at] = @p2,
    [i].[rows_read] = @p3,
    [i].[loaded] = @p4,
    [i].[unchanged] = @p5,
    [i].[rejected] = @p5
FROM [import_batch] AS [i]
WHERE [i].[id] = @batch
GO

