-- which months are out of date

SELECT [m].[month]
FROM [mart_month] AS [m]
GO

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

SELECT [d].[month]
FROM [dirty_month] AS [d]
GO

-- what the warehouse holds now

SELECT TOP(2) [d].[version]
FROM [data_version] AS [d]
GO

SELECT [d].[id], [d].[code], [d].[is_second_generation], [d].[level], [d].[name_en], [d].[name_zh], [d].[parent_id], [d].[size_class]
FROM [dim_branch] AS [d]
GO

SELECT [d].[branch_id], [d].[valid_from], [d].[is_second_generation], [d].[level], [d].[parent_id], [d].[size_class], [d].[valid_to]
FROM [dim_branch_version] AS [d]
GO

SELECT [d].[kpi], [d].[year], [d0].[code], [d].[level], [d].[tier], [d].[target], [d].[source]
FROM [dim_target] AS [d]
LEFT JOIN [dim_branch] AS [d0] ON [d].[branch_id] = [d0].[id]
GO

SELECT [m].[month], [m].[refreshed_at], [m].[version]
FROM [mart_month] AS [m]
ORDER BY [m].[month]
GO

SELECT [m].[month], [m].[number], [m].[fingerprint], [m].[closed_at], [m].[closed_by]
FROM [month_revision] AS [m]
ORDER BY [m].[month], [m].[number]
GO

SELECT TOP(2) [d].[version]
FROM [data_version] AS [d]
GO

-- close a month

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [mart_month] AS [m]
        WHERE [m].[month] = @number) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [dirty_month] AS [d]
        WHERE [d].[month] = @number) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT TOP(1) [m].[month]
FROM [mart_month] AS [m]
WHERE [m].[month] < @month AND NOT EXISTS (
    SELECT 1
    FROM [month_revision] AS [m0]
    WHERE [m0].[month] = [m].[month])
ORDER BY [m].[month]
GO

SELECT [d].[id], [d].[code], [d].[is_second_generation], [d].[level], [d].[name_en], [d].[name_zh], [d].[parent_id], [d].[size_class]
FROM [dim_branch] AS [d]
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[admin_exits], [m].[closing_base], [m].[closing_tenure_months], [m].[opening_base], [m].[opening_value]
FROM [mart_base] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[exits], [m].[joins], [m].[reactivations]
FROM [mart_flow] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[to_branch_id], [m].[customers]
FROM [mart_transfer] AS [m]
WHERE [m].[month] = @number
GO

SELECT [d10].[code] AS [Customer], [u5].[BranchId], [u5].[Amount]
FROM (
    SELECT [u4].[CustomerId], [u4].[BranchId], COALESCE(SUM([u4].[Amount]), CAST(0 AS bigint)) AS [Amount]
    FROM (
        SELECT [f].[customer_id] AS [CustomerId], [f].[branch_open] AS [BranchId], CAST(1 AS bigint) AS [Amount]
        FROM [fact_base_month] AS [f]
        WHERE [f].[month] = @number AND ([f].[active_open] = CAST(0 AS bit) OR [f].[active_close] = CAST(0 AS bit) OR [f].[branch_open] <> [f].[branch_close]) AND [f].[active_open] = CAST(1 AS bit)
        UNION ALL
        SELECT [f0].[customer_id] AS [CustomerId], [f0].[branch_close] AS [BranchId], CAST(-1 AS bigint) AS [Amount]
        FROM [fact_base_month] AS [f0]
        WHERE [f0].[month] = @number AND ([f0].[active_open] = CAST(0 AS bit) OR [f0].[active_close] = CAST(0 AS bit) OR [f0].[branch_open] <> [f0].[branch_close]) AND [f0].[active_close] = CAST(1 AS bit)
        UNION ALL
        SELECT [u1].[CustomerId], [u1].[BranchId], CASE
            WHEN [u1].[Kind] = 2 THEN CAST(-1 AS bigint)
            ELSE CAST(1 AS bigint)
        END AS [Amount]
        FROM (
            SELECT [d].[id] AS [CustomerId], [d0].[branch_id] AS [BranchId], 0 AS [Kind]
            FROM [dim_customer] AS [d]
            INNER JOIN [dim_customer_version] AS [d0] ON [d].[id] = [d0].[customer_id]
            WHERE [d].[joined_at] >= @start AND [d].[joined_at] < @end AND ([d0].[valid_to] IS NULL OR [d0].[valid_to] > [d].[joined_at]) AND NOT EXISTS (
                SELECT 1
                FROM [dim_customer_version] AS [d1]
                WHERE [d1].[customer_id] = [d0].[customer_id] AND [d1].[valid_from] < [d0].[valid_from] AND ([d1].[valid_to] IS NULL OR [d1].[valid_to] > [d].[joined_at]))
            UNION ALL
            SELECT [f1].[customer_id] AS [CustomerId], [d2].[branch_id] AS [BranchId], 1 AS [Kind]
            FROM [fact_churn] AS [f1]
            INNER JOIN [dim_customer_version] AS [d2] ON [f1].[customer_id] = [d2].[customer_id]
            WHERE [f1].[winback_at] >= @start5 AND [f1].[winback_at] < @end6 AND [d2].[valid_from] <= [f1].[winback_at] AND ([d2].[valid_to] IS NULL OR [d2].[valid_to] > [f1].[winback_at])
            UNION ALL
            SELECT [f2].[customer_id] AS [CustomerId], [d3].[branch_id] AS [BranchId], 2 AS [Kind]
            FROM [fact_churn] AS [f2]
            INNER JOIN [dim_customer_version] AS [d3] ON [f2].[customer_id] = [d3].[customer_id]
            WHERE [f2].[churned_at] >= @start7 AND [f2].[churned_at] < @end8 AND [d3].[valid_from] <= [f2].[churned_at] AND ([d3].[valid_to] IS NULL OR [d3].[valid_to] > [f2].[churned_at])
        ) AS [u1]
        LEFT JOIN (
            SELECT [f3].[customer_id]
            FROM [fact_base_month] AS [f3]
            WHERE [f3].[month] = @number9
        ) AS [f4] ON [u1].[CustomerId] = [f4].[customer_id]
        UNION ALL
        SELECT [d4].[customer_id] AS [CustomerId], [d5].[branch_id] AS [BranchId], CAST(-1 AS bigint) AS [Amount]
        FROM [dim_customer_version] AS [d4]
        INNER JOIN [dim_customer_version] AS [d5] ON [d4].[customer_id] = [d5].[customer_id]
        INNER JOIN [dim_customer] AS [d6] ON [d4].[customer_id] = [d6].[id]
        WHERE [d4].[valid_from] > @start10 AND [d4].[valid_from] <= @end11 AND [d5].[valid_to] = [d4].[valid_from] AND [d5].[branch_id] <> [d4].[branch_id] AND [d6].[joined_at] < [d4].[valid_from] AND NOT EXISTS (
            SELECT 1
            FROM [fact_churn] AS [f5]
            WHERE [f5].[customer_id] = [d4].[customer_id] AND [f5].[churned_at] < [d4].[valid_from] AND ([f5].[winback_at] IS NULL OR [f5].[winback_at] >= [d4].[valid_from]))
        UNION ALL
        SELECT [d7].[customer_id] AS [CustomerId], [d7].[branch_id] AS [BranchId], CAST(1 AS bigint) AS [Amount]
        FROM [dim_customer_version] AS [d7]
        INNER JOIN [dim_customer_version] AS [d8] ON [d7].[customer_id] = [d8].[customer_id]
        INNER JOIN [dim_customer] AS [d9] ON [d7].[customer_id] = [d9].[id]
        WHERE [d7].[valid_from] > @start10 AND [d7].[valid_from] <= @end11 AND [d8].[valid_to] = [d7].[valid_from] AND [d8].[branch_id] <> [d7].[branch_id] AND [d9].[joined_at] < [d7].[valid_from] AND NOT EXISTS (
            SELECT 1
            FROM [fact_churn] AS [f6]
            WHERE [f6].[customer_id] = [d7].[customer_id] AND [f6].[churned_at] < [d7].[valid_from] AND ([f6].[winback_at] IS NULL OR [f6].[winback_at] >= [d7].[valid_from]))
    ) AS [u4]
    GROUP BY [u4].[CustomerId], [u4].[BranchId]
    HAVING COALESCE(SUM([u4].[Amount]), CAST(0 AS bigint)) <> CAST(0 AS bigint)
) AS [u5]
INNER JOIN [dim_customer] AS [d10] ON [u5].[CustomerId] = [d10].[id]
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [mart_month] AS [m]
        WHERE [m].[month] = @ToNumber) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT [d].[code] AS [Customer], [u].[BranchId], [u].[Amount]
FROM (
    SELECT [f].[customer_id] AS [CustomerId], [f].[branch_close] AS [BranchId], CAST(1 AS bigint) AS [Amount]
    FROM [fact_base_month] AS [f]
    LEFT JOIN (
        SELECT [f0].[month], [f0].[customer_id], [f0].[branch_open]
        FROM [fact_base_month] AS [f0]
        WHERE [f0].[month] = @number AND [f0].[active_open] = CAST(1 AS bit)
    ) AS [f1] ON [f].[customer_id] = [f1].[customer_id]
    WHERE [f].[month] = @previous AND [f].[active_close] = CAST(1 AS bit) AND ([f1].[month] IS NULL OR [f1].[customer_id] IS NULL OR [f1].[branch_open] <> [f].[branch_close] OR [f1].[branch_open] IS NULL)
    UNION ALL
    SELECT [f2].[customer_id] AS [CustomerId], [f2].[branch_open] AS [BranchId], CAST(-1 AS bigint) AS [Amount]
    FROM [fact_base_month] AS [f2]
    LEFT JOIN (
        SELECT [f3].[month], [f3].[customer_id], [f3].[branch_close]
        FROM [fact_base_month] AS [f3]
        WHERE [f3].[month] = @previous AND [f3].[active_close] = CAST(1 AS bit)
    ) AS [f4] ON [f2].[customer_id] = [f4].[customer_id]
    WHERE [f2].[month] = @number AND [f2].[active_open] = CAST(1 AS bit) AND ([f4].[month] IS NULL OR [f4].[customer_id] IS NULL OR [f4].[branch_close] <> [f2].[branch_open] OR [f4].[branch_close] IS NULL)
) AS [u]
INNER JOIN [dim_customer] AS [d] ON [u].[CustomerId] = [d].[id]
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [delivered_month] AS [d]
        WHERE [d].[month] = @month) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT [d].[code] AS [Customer], COALESCE((
    SELECT TOP(1) [d4].[branch_id]
    FROM [dim_customer_version] AS [d4]
    WHERE [d4].[customer_id] = [d].[id] AND [d4].[valid_from] <= @month_End
    ORDER BY [d4].[valid_from] DESC), (
    SELECT TOP(1) [d5].[branch_id]
    FROM [dim_customer_version] AS [d5]
    WHERE [d5].[customer_id] = [d].[id]
    ORDER BY [d5].[valid_from]), 0) AS [BranchId], CAST(1 AS bigint) AS [Amount]
FROM [dim_customer] AS [d]
LEFT JOIN (
    SELECT DISTINCT [f].[customer_id]
    FROM [fact_churn] AS [f]
    WHERE [f].[churned_at] < @instant AND ([f].[winback_at] IS NULL OR [f].[winback_at] >= @instant2)
) AS [f0] ON [d].[id] = [f0].[customer_id]
LEFT JOIN (
    SELECT DISTINCT [f1].[customer_id]
    FROM [fact_churn] AS [f1]
    WHERE [f1].[churned_at] < @instant3 AND ([f1].[winback_at] IS NULL OR [f1].[winback_at] >= @instant4)
) AS [f2] ON [d].[id] = [f2].[customer_id]
LEFT JOIN (
    SELECT [d0].[customer_id], [d0].[valid_from]
    FROM [dim_customer_version] AS [d0]
    WHERE [d0].[valid_from] <= @instant7 AND ([d0].[valid_to] IS NULL OR [d0].[valid_to] > @instant8)
) AS [d1] ON [d].[id] = [d1].[customer_id]
LEFT JOIN (
    SELECT [d2].[customer_id], [d2].[valid_from]
    FROM [dim_customer_version] AS [d2]
    WHERE [d2].[valid_from] <= @instant9 AND ([d2].[valid_to] IS NULL OR [d2].[valid_to] > @instant10)
) AS [d3] ON [d].[id] = [d3].[customer_id]
WHERE [d].[joined_at] < @end AND (([d].[joined_at] < @start AND [f0].[customer_id] IS NULL AND ([d1].[customer_id] IS NULL OR [d1].[valid_from] IS NULL)) OR ([f2].[customer_id] IS NULL AND ([d3].[customer_id] IS NULL OR [d3].[valid_from] IS NULL)))
ORDER BY [d].[id]
GO

SELECT [d].[id], [d].[code], [d].[is_second_generation], [d].[level], [d].[name_en], [d].[name_zh], [d].[parent_id], [d].[size_class]
FROM [dim_branch] AS [d]
GO

SELECT [d].[branch_id], [d].[valid_from], [d].[is_second_generation], [d].[level], [d].[parent_id], [d].[size_class], [d].[valid_to]
FROM [dim_branch_version] AS [d]
GO

SELECT [d].[kpi], [d].[year], [d0].[code], [d].[level], [d].[tier], [d].[target], [d].[source]
FROM [dim_target] AS [d]
LEFT JOIN [dim_branch] AS [d0] ON [d].[branch_id] = [d0].[id]
WHERE [d].[year] = @year
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[admin_exits], [m].[closing_base], [m].[closing_tenure_months], [m].[opening_base], [m].[opening_value]
FROM [mart_base] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[kind], [m].[reason], [m].[churned], [m].[churned_tenure_months], [m].[churned_value]
FROM [mart_churn] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[joiners], [m].[joiners_lost]
FROM [mart_joiner] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[backlog], [m].[due], [m].[justified], [m].[opened], [m].[settled], [m].[settled_in_time]
FROM [mart_complaint] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[bounced], [m].[csat_points], [m].[csat_responses], [m].[csat_top2], [m].[nps_detractors], [m].[nps_promoters], [m].[nps_responses], [m].[responded], [m].[sent]
FROM [mart_survey] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[contacted_in_time], [m].[control_cases], [m].[control_margin], [m].[cost], [m].[lost], [m].[margin], [m].[opened], [m].[saved], [m].[saved_active30], [m].[saved_active90]
FROM [mart_case] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[followed_up], [m].[raised]
FROM [mart_warning] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[due], [m].[made]
FROM [mart_coverage] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[cared], [m].[due]
FROM [mart_moment] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[done], [m].[due]
FROM [mart_plan] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[assigned_customers], [m].[mid_high_assigned], [m].[mid_high_customers], [m].[planned_customers], [m].[vip_customers], [m].[vips_with_policy]
FROM [mart_obligation] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[minutes_dedicated], [m].[minutes_dedicated_mid_high], [m].[minutes_part_time], [m].[minutes_part_time_mid_high]
FROM [mart_time] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[sales], [m].[sales_by_managers]
FROM [mart_sales] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[entry_days], [m].[exit_days], [m].[settled], [m].[complaints]
FROM [mart_settlement] AS [m]
WHERE [m].[month] = @number
GO

SELECT [m].[month], [m].[branch_id], [m].[tier], [m].[hours], [m].[contacted], [m].[cases]
FROM [mart_first_contact] AS [m]
WHERE [m].[month] = @number
GO

SELECT TOP(1) [m].[number] AS [Number], [m].[fingerprint] AS [Fingerprint]
FROM [month_revision] AS [m]
WHERE [m].[month] = @number
ORDER BY [m].[number] DESC
GO

-- months to close first

SELECT [m].[month]
FROM [mart_month] AS [m]
WHERE [m].[month] < @month AND NOT EXISTS (
    SELECT 1
    FROM [month_revision] AS [m0]
    WHERE [m0].[month] = [m].[month])
ORDER BY [m].[month]
GO

-- keep a revision

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [month_revision] ([month], [number], [closed_at], [closed_by], [fingerprint], [measures])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);
GO

-- check a closed month

SELECT TOP(1) [m].[month], [m].[number], [m].[closed_at], [m].[closed_by], [m].[fingerprint], [m].[measures]
FROM [month_revision] AS [m]
WHERE [m].[month] = @number
ORDER BY [m].[number] DESC
GO

-- read a revision

SELECT TOP(2) [m].[measures]
FROM [month_revision] AS [m]
WHERE [m].[month] = @number AND [m].[number] = @revision_Number
GO

-- compare revisions

SELECT TOP(2) [m].[month], [m].[number], [m].[closed_at], [m].[closed_by], [m].[fingerprint], [m].[measures]
FROM [month_revision] AS [m]
WHERE [m].[month] = @key AND [m].[number] = @number
GO

-- imports between closings

SELECT [i].[id], [i].[mapping], [i].[by], [i].[finished_at]
FROM [import_batch] AS [i]
WHERE [i].[finished_at] > @after AND [i].[finished_at] <= @until AND [i].[loaded] > CAST(0 AS bigint)
ORDER BY [i].[id]
GO

