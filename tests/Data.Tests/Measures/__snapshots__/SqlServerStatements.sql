-- remove a month

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [delivered_month] AS [d]
        WHERE [d].[month] = @month) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

DELETE FROM [f]
FROM [fact_base_month] AS [f]
WHERE [f].[month] = @month
GO

DELETE FROM [m]
FROM [mart_base] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_churn] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_joiner] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_flow] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_transfer] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_complaint] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_settlement] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_survey] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_case] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_first_contact] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_warning] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_coverage] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_moment] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_plan] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_obligation] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_time] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [m]
FROM [mart_sales] AS [m]
WHERE [m].[month] = @month
GO

-- measure a month

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [delivered_month] AS [d]
        WHERE [d].[month] = @month) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

INSERT INTO fact_base_month ("month", "customer_id", "active_open", "active_close", "tier_open", "branch_open", "branch_close", "value_3m", "tenure_months", "is_silent", "lifecycle")
SELECT @number AS [Month], [d].[id] AS [CustomerId], CASE
    WHEN [d].[joined_at] < @start AND [f0].[customer_id] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [ActiveOpen], CASE
    WHEN [f2].[customer_id] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [ActiveClose], CASE
    WHEN [d2].[customer_id] IS NULL OR [d2].[valid_from] IS NULL THEN [d5].[tier]
    ELSE [d2].[tier]
END AS [TierOpen], CASE
    WHEN [d2].[customer_id] IS NULL OR [d2].[valid_from] IS NULL THEN [d5].[branch_id]
    ELSE [d2].[branch_id]
END AS [BranchOpen], CASE
    WHEN [d5].[customer_id] IS NULL OR [d5].[valid_from] IS NULL THEN [d2].[branch_id]
    ELSE [d5].[branch_id]
END AS [BranchClose], CASE
    WHEN [d2].[customer_id] IS NULL OR [d2].[valid_from] IS NULL THEN [d5].[monthly_value]
    ELSE [d2].[monthly_value]
END AS [Value3m], (@endMonths - ((CONVERT(int, CONVERT(char(8), DATEADD(minute, @zone, [d].[joined_at]), 112)) + 98) / 10000) * 12) - ((CONVERT(int, CONVERT(char(8), DATEADD(minute, @zone, [d].[joined_at]), 112)) + 98) / 100) % 100 AS [TenureMonths], CASE
    WHEN [d2].[customer_id] IS NULL OR [d2].[valid_from] IS NULL THEN [d5].[is_silent]
    ELSE [d2].[is_silent]
END AS [IsSilent], CASE
    WHEN [d2].[customer_id] IS NULL OR [d2].[valid_from] IS NULL THEN [d5].[lifecycle]
    ELSE [d2].[lifecycle]
END AS [Lifecycle]
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
    SELECT [d0].[customer_id], [d0].[valid_from], [d0].[branch_id], [d0].[is_silent], [d0].[lifecycle], [d0].[monthly_value], [d0].[tier]
    FROM [dim_customer_version] AS [d0]
    WHERE [d0].[valid_from] <= @instant7 AND ([d0].[valid_to] IS NULL OR [d0].[valid_to] > @instant8)
) AS [d2] ON [d].[id] = [d2].[customer_id] AND (
    SELECT MAX([d1].[valid_from])
    FROM [dim_customer_version] AS [d1]
    WHERE [d1].[customer_id] = [d].[id] AND [d1].[valid_from] <= @start9) = [d2].[valid_from]
LEFT JOIN (
    SELECT [d3].[customer_id], [d3].[valid_from], [d3].[branch_id], [d3].[is_silent], [d3].[lifecycle], [d3].[monthly_value], [d3].[tier]
    FROM [dim_customer_version] AS [d3]
    WHERE [d3].[valid_from] <= @instant11 AND ([d3].[valid_to] IS NULL OR [d3].[valid_to] > @instant12)
) AS [d5] ON [d].[id] = [d5].[customer_id] AND (
    SELECT MAX([d4].[valid_from])
    FROM [dim_customer_version] AS [d4]
    WHERE [d4].[customer_id] = [d].[id] AND [d4].[valid_from] <= @end13) = [d5].[valid_from]
WHERE [d].[joined_at] < @end AND (([d].[joined_at] < @start AND [f0].[customer_id] IS NULL) OR [f2].[customer_id] IS NULL) AND (([d2].[customer_id] IS NOT NULL AND [d2].[valid_from] IS NOT NULL) OR ([d5].[customer_id] IS NOT NULL AND [d5].[valid_from] IS NOT NULL))
ORDER BY [d].[id]
GO

SELECT [f].[branch_open] AS [BranchOpen], [f].[branch_close] AS [BranchClose], [f].[tier_open] AS [TierOpen], CASE
    WHEN [f].[active_open] = CAST(1 AS bit) THEN COUNT_BIG(*)
    ELSE CAST(0 AS bigint)
END AS [Opening], CASE
    WHEN [f].[active_close] = CAST(1 AS bit) THEN COUNT_BIG(*)
    ELSE CAST(0 AS bigint)
END AS [Closing], CAST(0 AS bigint) AS [Admin], CASE
    WHEN [f].[active_open] = CAST(1 AS bit) THEN COALESCE(SUM([f].[value_3m]), 0.0E0)
    ELSE 0.0E0
END AS [Value], CASE
    WHEN [f].[active_close] = CAST(1 AS bit) THEN COALESCE(SUM(CAST([f].[tenure_months] AS bigint)), CAST(0 AS bigint))
    ELSE CAST(0 AS bigint)
END AS [Tenure]
FROM [fact_base_month] AS [f]
WHERE [f].[month] = @number
GROUP BY [f].[branch_open], [f].[branch_close], [f].[tier_open], [f].[active_open], [f].[active_close]
UNION ALL
SELECT [f0].[branch_open] AS [BranchOpen], [f0].[branch_open] AS [BranchClose], [f0].[tier_open] AS [TierOpen], CAST(0 AS bigint) AS [Opening], CAST(0 AS bigint) AS [Closing], COUNT_BIG(*) AS [Admin], -COALESCE(SUM([f0].[value_3m]), 0.0E0) AS [Value], CAST(0 AS bigint) AS [Tenure]
FROM [fact_base_month] AS [f0]
INNER JOIN [fact_churn] AS [f1] ON [f0].[customer_id] = [f1].[customer_id]
INNER JOIN [dim_customer] AS [d] ON [f0].[customer_id] = [d].[id]
WHERE [f0].[month] = @number1 AND [f0].[active_open] = CAST(1 AS bit) AND [f0].[active_close] = CAST(0 AS bit) AND [f1].[churned_at] >= @start AND [f1].[churned_at] < @end AND ([f1].[winback_at] IS NULL OR [f1].[winback_at] >= @end4) AND [f1].[kind] = 2
GROUP BY [f0].[branch_open], [f0].[tier_open]
GO

SELECT @number6 AS [Month], [f].[branch_open] AS [BranchId], [f].[tier_open] AS [Tier], [f0].[kind] AS [Kind], [f0].[reason] AS [Reason], COUNT_BIG(*) AS [Churned], COALESCE(SUM([f].[value_3m]), 0.0E0) AS [ChurnedValue], COALESCE(SUM(CAST(((12 * (DATEPART(year, DATEADD(minute, CAST(@p AS int), [f0].[churned_at])) - DATEPART(year, DATEADD(minute, CAST(@p AS int), [d].[joined_at]))) + DATEPART(month, DATEADD(minute, CAST(@p AS int), [f0].[churned_at]))) - DATEPART(month, DATEADD(minute, CAST(@p AS int), [d].[joined_at]))) - CASE
    WHEN DATEPART(day, DATEADD(minute, CAST(@p AS int), [f0].[churned_at])) < DATEPART(day, DATEADD(minute, CAST(@p AS int), [d].[joined_at])) THEN 1
    ELSE 0
END AS bigint)), CAST(0 AS bigint)) AS [ChurnedTenureMonths]
FROM [fact_base_month] AS [f]
INNER JOIN [fact_churn] AS [f0] ON [f].[customer_id] = [f0].[customer_id]
INNER JOIN [dim_customer] AS [d] ON [f].[customer_id] = [d].[id]
WHERE [f].[month] = @number AND [f].[active_open] = CAST(1 AS bit) AND [f].[active_close] = CAST(0 AS bit) AND [f0].[churned_at] >= @start AND [f0].[churned_at] < @end AND ([f0].[winback_at] IS NULL OR [f0].[winback_at] >= @end3) AND [f0].[kind] <> 2
GROUP BY [f].[branch_open], [f].[tier_open], [f0].[kind], [f0].[reason]
GO

SELECT @number AS [Month], [s0].[BranchId], [s0].[Tier], COALESCE(SUM([s0].[Count]), CAST(0 AS bigint)) AS [Joiners], COALESCE(SUM(CASE
    WHEN [s0].[Lost] = CAST(1 AS bit) THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [JoinersLost]
FROM (
    SELECT [s].[branch_id] AS [BranchId], [s].[tier] AS [Tier], [s].[Lost], COUNT_BIG(*) AS [Count]
    FROM (
        SELECT [d0].[branch_id], [d0].[tier], CASE
            WHEN EXISTS (
                SELECT 1
                FROM [fact_churn] AS [f0]
                WHERE [f0].[customer_id] = [d].[id] AND [f0].[churned_at] >= [d].[joined_at] AND [f0].[churned_at] < DATEADD(day, CAST(90.0E0 AS int), [d].[joined_at]) AND ([f0].[winback_at] IS NULL OR DATEPART(month, DATEADD(minute, CAST(@p AS int), [f0].[winback_at])) <> DATEPART(month, DATEADD(minute, CAST(@p AS int), [f0].[churned_at])) OR DATEPART(year, DATEADD(minute, CAST(@p AS int), [f0].[winback_at])) <> DATEPART(year, DATEADD(minute, CAST(@p AS int), [f0].[churned_at])))) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [Lost]
        FROM [dim_customer] AS [d]
        INNER JOIN [dim_customer_version] AS [d0] ON [d].[id] = [d0].[customer_id]
        WHERE [d].[joined_at] >= @start AND [d].[joined_at] < @end AND ([d0].[valid_to] IS NULL OR [d0].[valid_to] > [d].[joined_at]) AND NOT EXISTS (
            SELECT 1
            FROM [dim_customer_version] AS [d1]
            WHERE [d1].[customer_id] = [d0].[customer_id] AND [d1].[valid_from] < [d0].[valid_from] AND ([d1].[valid_to] IS NULL OR [d1].[valid_to] > [d].[joined_at])) AND NOT EXISTS (
            SELECT 1
            FROM [fact_churn] AS [f]
            WHERE [f].[customer_id] = [d].[id] AND [f].[kind] = 2 AND [f].[churned_at] >= [d].[joined_at] AND [f].[churned_at] < DATEADD(day, CAST(90.0E0 AS int), [d].[joined_at]))
    ) AS [s]
    GROUP BY [s].[branch_id], [s].[tier], [s].[Lost]
) AS [s0]
GROUP BY [s0].[BranchId], [s0].[Tier]
GO

SELECT @number8 AS [Month], [s].[BranchId], [s].[Tier0] AS [Tier], COUNT_BIG(CASE
    WHEN [s].[Kind] = 0 THEN 1
END) AS [Joins], COUNT_BIG(CASE
    WHEN [s].[Kind] = 1 THEN 1
END) AS [Reactivations], COUNT_BIG(CASE
    WHEN [s].[Kind] = 2 THEN 1
END) AS [Exits]
FROM (
    SELECT [u0].[BranchId], [u0].[Kind], CASE
        WHEN [f2].[month] IS NULL OR [f2].[customer_id] IS NULL THEN [u0].[Tier]
        ELSE [f2].[tier_open]
    END AS [Tier0]
    FROM (
        SELECT [d].[id] AS [CustomerId], [d0].[branch_id] AS [BranchId], [d0].[tier] AS [Tier], 0 AS [Kind]
        FROM [dim_customer] AS [d]
        INNER JOIN [dim_customer_version] AS [d0] ON [d].[id] = [d0].[customer_id]
        WHERE [d].[joined_at] >= @start AND [d].[joined_at] < @end AND ([d0].[valid_to] IS NULL OR [d0].[valid_to] > [d].[joined_at]) AND NOT EXISTS (
            SELECT 1
            FROM [dim_customer_version] AS [d1]
            WHERE [d1].[customer_id] = [d0].[customer_id] AND [d1].[valid_from] < [d0].[valid_from] AND ([d1].[valid_to] IS NULL OR [d1].[valid_to] > [d].[joined_at]))
        UNION ALL
        SELECT [f].[customer_id] AS [CustomerId], [d2].[branch_id] AS [BranchId], [d2].[tier] AS [Tier], 1 AS [Kind]
        FROM [fact_churn] AS [f]
        INNER JOIN [dim_customer_version] AS [d2] ON [f].[customer_id] = [d2].[customer_id]
        WHERE [f].[winback_at] >= @start3 AND [f].[winback_at] < @end4 AND [d2].[valid_from] <= [f].[winback_at] AND ([d2].[valid_to] IS NULL OR [d2].[valid_to] > [f].[winback_at])
        UNION ALL
        SELECT [f0].[customer_id] AS [CustomerId], [d3].[branch_id] AS [BranchId], [d3].[tier] AS [Tier], 2 AS [Kind]
        FROM [fact_churn] AS [f0]
        INNER JOIN [dim_customer_version] AS [d3] ON [f0].[customer_id] = [d3].[customer_id]
        WHERE [f0].[churned_at] >= @start5 AND [f0].[churned_at] < @end6 AND [d3].[valid_from] <= [f0].[churned_at] AND ([d3].[valid_to] IS NULL OR [d3].[valid_to] > [f0].[churned_at])
    ) AS [u0]
    LEFT JOIN (
        SELECT [f1].[month], [f1].[customer_id], [f1].[tier_open]
        FROM [fact_base_month] AS [f1]
        WHERE [f1].[month] = @number
    ) AS [f2] ON [u0].[CustomerId] = [f2].[customer_id]
) AS [s]
GROUP BY [s].[BranchId], [s].[Tier0]
GO

SELECT @number4 AS [Month], [s].[branch_id0] AS [BranchId], [s].[Tier1] AS [Tier], [s].[branch_id] AS [ToBranchId], COUNT_BIG(*) AS [Customers]
FROM (
    SELECT [d].[branch_id], [d0].[branch_id] AS [branch_id0], CASE
        WHEN [f1].[month] IS NULL OR [f1].[customer_id] IS NULL THEN [d0].[tier]
        ELSE [f1].[tier_open]
    END AS [Tier1]
    FROM [dim_customer_version] AS [d]
    INNER JOIN [dim_customer_version] AS [d0] ON [d].[customer_id] = [d0].[customer_id]
    INNER JOIN [dim_customer] AS [d1] ON [d].[customer_id] = [d1].[id]
    LEFT JOIN (
        SELECT [f0].[month], [f0].[customer_id], [f0].[tier_open]
        FROM [fact_base_month] AS [f0]
        WHERE [f0].[month] = @number
    ) AS [f1] ON [d].[customer_id] = [f1].[customer_id]
    WHERE [d].[valid_from] > @start AND [d].[valid_from] <= @end AND [d0].[valid_to] = [d].[valid_from] AND [d0].[branch_id] <> [d].[branch_id] AND [d1].[joined_at] < [d].[valid_from] AND NOT EXISTS (
        SELECT 1
        FROM [fact_churn] AS [f]
        WHERE [f].[customer_id] = [d].[customer_id] AND [f].[churned_at] < [d].[valid_from] AND ([f].[winback_at] IS NULL OR [f].[winback_at] >= [d].[valid_from]))
) AS [s]
GROUP BY [s].[branch_id0], [s].[branch_id], [s].[Tier1]
GO

SELECT @number15 AS [Month], [u].[BranchId], [u].[Tier], COALESCE(SUM([u].[Opened]), CAST(0 AS bigint)) AS [Opened], COALESCE(SUM([u].[Justified]), CAST(0 AS bigint)) AS [Justified], COALESCE(SUM([u].[Backlog]), CAST(0 AS bigint)) AS [Backlog], COALESCE(SUM([u].[Settled]), CAST(0 AS bigint)) AS [Settled], COALESCE(SUM([u].[Due]), CAST(0 AS bigint)) AS [Due], COALESCE(SUM([u].[InTime]), CAST(0 AS bigint)) AS [SettledInTime]
FROM (
    SELECT [f].[branch_id] AS [BranchId], CASE
        WHEN [f2].[month] IS NULL OR [f2].[customer_id] IS NULL THEN 0
        ELSE [f2].[tier_open]
    END AS [Tier], CASE
        WHEN [f].[opened_at] >= @start THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [Opened], CASE
        WHEN [f].[opened_at] >= @start AND [f].[justified] = CAST(1 AS bit) THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [Justified], CASE
        WHEN [f].[opened_at] >= @start THEN CAST(0 AS bigint)
        ELSE CAST(1 AS bigint)
    END AS [Backlog], CASE
        WHEN [f].[settled_at] < @end8 THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [Settled], CAST(0 AS bigint) AS [Due], CAST(0 AS bigint) AS [InTime]
    FROM [fact_complaint] AS [f]
    LEFT JOIN (
        SELECT [f1].[month], [f1].[customer_id], [f1].[tier_open]
        FROM [fact_base_month] AS [f1]
        WHERE [f1].[month] = @number
    ) AS [f2] ON [f].[customer_id] = [f2].[customer_id]
    WHERE ([f].[issue] IS NULL OR [f].[customer_id] IS NULL OR NOT EXISTS (
        SELECT 1
        FROM [fact_complaint] AS [f0]
        WHERE [f0].[customer_id] = [f].[customer_id] AND [f0].[issue] = [f].[issue] AND [f0].[opened_at] >= DATEADD(day, CAST(-7.0E0 AS int), [f].[opened_at]) AND ([f0].[opened_at] < [f].[opened_at] OR ([f0].[opened_at] = [f].[opened_at] AND [f0].[id] < [f].[id])))) AND (([f].[opened_at] >= @start AND [f].[opened_at] < @end) OR ([f].[settled_at] IS NULL AND [f].[opened_on] < @first) OR ([f].[settled_at] >= @start4 AND [f].[opened_on] < @first))
    UNION ALL
    SELECT [f3].[branch_id] AS [BranchId], CASE
        WHEN [f6].[month] IS NULL OR [f6].[customer_id] IS NULL THEN 0
        ELSE [f6].[tier_open]
    END AS [Tier], CAST(0 AS bigint) AS [Opened], CAST(0 AS bigint) AS [Justified], CAST(0 AS bigint) AS [Backlog], CAST(0 AS bigint) AS [Settled], CAST(1 AS bigint) AS [Due], CASE
        WHEN [f3].[settled_at] <= COALESCE([f3].[due_at], DATEADD(day, CAST(15.0E0 AS int), [f3].[opened_at])) AND [f3].[reopened_at] IS NULL THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [InTime]
    FROM [fact_complaint] AS [f3]
    LEFT JOIN (
        SELECT [f5].[month], [f5].[customer_id], [f5].[tier_open]
        FROM [fact_base_month] AS [f5]
        WHERE [f5].[month] = @number14
    ) AS [f6] ON [f3].[customer_id] = [f6].[customer_id]
    WHERE ([f3].[issue] IS NULL OR [f3].[customer_id] IS NULL OR NOT EXISTS (
        SELECT 1
        FROM [fact_complaint] AS [f4]
        WHERE [f4].[customer_id] = [f3].[customer_id] AND [f4].[issue] = [f3].[issue] AND [f4].[opened_at] >= DATEADD(day, CAST(-7.0E0 AS int), [f3].[opened_at]) AND ([f4].[opened_at] < [f3].[opened_at] OR ([f4].[opened_at] = [f3].[opened_at] AND [f4].[id] < [f3].[id])))) AND (([f3].[due_at] >= @start10 AND [f3].[due_at] < @end11) OR ([f3].[due_at] IS NULL AND [f3].[opened_at] >= @opened AND [f3].[opened_at] < @until))
) AS [u]
GROUP BY [u].[BranchId], [u].[Tier]
GO

SELECT [s].[branch_id] AS [BranchId], [s].[Tier], [s].[Settled], [s].[opened_on] AS [OpenedOn], [s].[settled_on] AS [SettledOn], COUNT_BIG(*) AS [Complaints]
FROM (
    SELECT [f].[branch_id], [f].[opened_on], [f].[settled_on], CASE
        WHEN [f2].[month] IS NULL OR [f2].[customer_id] IS NULL THEN 0
        ELSE [f2].[tier_open]
    END AS [Tier], CASE
        WHEN [f].[settled_at] < @end8 THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Settled]
    FROM [fact_complaint] AS [f]
    LEFT JOIN (
        SELECT [f1].[month], [f1].[customer_id], [f1].[tier_open]
        FROM [fact_base_month] AS [f1]
        WHERE [f1].[month] = @number
    ) AS [f2] ON [f].[customer_id] = [f2].[customer_id]
    WHERE ([f].[issue] IS NULL OR [f].[customer_id] IS NULL OR NOT EXISTS (
        SELECT 1
        FROM [fact_complaint] AS [f0]
        WHERE [f0].[customer_id] = [f].[customer_id] AND [f0].[issue] = [f].[issue] AND [f0].[opened_at] >= DATEADD(day, CAST(-7.0E0 AS int), [f].[opened_at]) AND ([f0].[opened_at] < [f].[opened_at] OR ([f0].[opened_at] = [f].[opened_at] AND [f0].[id] < [f].[id])))) AND (([f].[opened_at] >= @start AND [f].[opened_at] < @end) OR ([f].[settled_at] IS NULL AND [f].[opened_on] < @first) OR ([f].[settled_at] >= @start4 AND [f].[opened_on] < @first))
) AS [s]
GROUP BY [s].[branch_id], [s].[Tier], [s].[Settled], [s].[opened_on], [s].[settled_on]
GO

SELECT @number4 AS [Month], [s0].[BranchId], [s0].[Tier], COALESCE(SUM([s0].[Count]), CAST(0 AS bigint)) AS [Sent], COALESCE(SUM(CASE
    WHEN [s0].[Bounced] = CAST(1 AS bit) THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [Bounced], COALESCE(SUM(CASE
    WHEN [s0].[Counts] = CAST(1 AS bit) THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [Responded], COALESCE(SUM(CASE
    WHEN [s0].[Counts] = CAST(1 AS bit) AND [s0].[Csat] IS NOT NULL THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [CsatResponses], COALESCE(SUM(CASE
    WHEN [s0].[Counts] = CAST(1 AS bit) AND [s0].[Csat] >= [s0].[CsatMax] - 1 THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [CsatTop2], COALESCE(SUM(CASE
    WHEN [s0].[Counts] = CAST(1 AS bit) AND [s0].[Csat] IS NOT NULL THEN ((CAST([s0].[Count] AS float) * 100.0E0) * CAST([s0].[Csat] - 1 AS float)) / CAST([s0].[CsatMax] - 1 AS float)
    ELSE 0.0E0
END), 0.0E0) AS [CsatPoints], COALESCE(SUM(CASE
    WHEN [s0].[Counts] = CAST(1 AS bit) AND [s0].[Nps] IS NOT NULL THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [NpsResponses], COALESCE(SUM(CASE
    WHEN [s0].[Counts] = CAST(1 AS bit) AND [s0].[Nps] >= 9 THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [NpsPromoters], COALESCE(SUM(CASE
    WHEN [s0].[Counts] = CAST(1 AS bit) AND [s0].[Nps] <= 6 THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [NpsDetractors]
FROM (
    SELECT [s].[branch_id] AS [BranchId], [s].[Tier], [s].[bounced] AS [Bounced], [s].[Counts], [s].[csat] AS [Csat], [s].[csat_max] AS [CsatMax], [s].[nps] AS [Nps], COUNT_BIG(*) AS [Count]
    FROM (
        SELECT [f].[bounced], [f].[branch_id], [f].[csat], [f].[csat_max], [f].[nps], CASE
            WHEN [f1].[month] IS NULL OR [f1].[customer_id] IS NULL THEN 0
            ELSE [f1].[tier_open]
        END AS [Tier], CASE
            WHEN ([f].[responded_at] IS NOT NULL OR [f].[csat] IS NOT NULL OR [f].[nps] IS NOT NULL) AND ([f].[responded_at] IS NULL OR [f].[responded_at] <= DATEADD(day, CAST(30.0E0 AS int), [f].[sent_at])) AND NOT EXISTS (
                SELECT 1
                FROM [fact_survey] AS [f2]
                WHERE [f2].[customer_id] IS NOT NULL AND [f2].[customer_id] = [f].[customer_id] AND [f2].[wave] = [f].[wave] AND [f2].[responded_at] <= DATEADD(day, CAST(30.0E0 AS int), [f2].[sent_at]) AND ([f2].[responded_at] < [f].[responded_at] OR (([f2].[responded_at] = [f].[responded_at] OR ([f2].[responded_at] IS NULL AND [f].[responded_at] IS NULL)) AND [f2].[id] < [f].[id]))) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [Counts]
        FROM [fact_survey] AS [f]
        LEFT JOIN (
            SELECT [f0].[month], [f0].[customer_id], [f0].[tier_open]
            FROM [fact_base_month] AS [f0]
            WHERE [f0].[month] = @number
        ) AS [f1] ON [f].[customer_id] = [f1].[customer_id]
        WHERE [f].[sent_at] >= @start AND [f].[sent_at] < @end
    ) AS [s]
    GROUP BY [s].[branch_id], [s].[Tier], [s].[bounced], [s].[Counts], [s].[csat], [s].[csat_max], [s].[nps]
) AS [s0]
GROUP BY [s0].[BranchId], [s0].[Tier]
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [fact_case] AS [f]
        WHERE [f].[first_attempt_at] IS NOT NULL) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT @number14 AS [Month], [u].[BranchId], [u].[Tier], COALESCE(SUM([u].[Saved]), CAST(0 AS bigint)) AS [Saved], COALESCE(SUM([u].[Lost]), CAST(0 AS bigint)) AS [Lost], COALESCE(SUM([u].[Active30]), CAST(0 AS bigint)) AS [SavedActive30], COALESCE(SUM([u].[Active90]), CAST(0 AS bigint)) AS [SavedActive90], COALESCE(SUM([u].[Margin]), 0.0E0) AS [Margin], COALESCE(SUM([u].[Cost]), 0.0E0) AS [Cost], COALESCE(SUM([u].[ControlCases]), CAST(0 AS bigint)) AS [ControlCases], COALESCE(SUM([u].[ControlMargin]), 0.0E0) AS [ControlMargin], COALESCE(SUM([u].[Opened]), CAST(0 AS bigint)) AS [Opened], COALESCE(SUM([u].[InTime]), CAST(0 AS bigint)) AS [ContactedInTime]
FROM (
    SELECT [f].[branch_id] AS [BranchId], CASE
        WHEN [f1].[month] IS NULL OR [f1].[customer_id] IS NULL THEN 0
        ELSE [f1].[tier_open]
    END AS [Tier], CASE
        WHEN [f].[outcome] <> 0 AND [f].[closed_at] IS NOT NULL AND [f].[closed_at] <= DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at]) AND [f].[outcome] = 1 AND [f].[is_control] = CAST(0 AS bit) AND NOT EXISTS (
            SELECT 1
            FROM [fact_case] AS [f2]
            WHERE [f2].[customer_id] = [f].[customer_id] AND [f2].[trigger] IS NOT NULL AND [f2].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f].[opened_at]) AND ([f2].[opened_at] < [f].[opened_at] OR ([f2].[opened_at] = [f].[opened_at] AND [f2].[id] < [f].[id]))) THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [Saved], CASE
        WHEN ([f].[outcome] = 0 OR [f].[closed_at] IS NULL OR [f].[closed_at] > DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at]) OR [f].[outcome] <> 1) AND [f].[is_control] = CAST(0 AS bit) AND NOT EXISTS (
            SELECT 1
            FROM [fact_case] AS [f3]
            WHERE [f3].[customer_id] = [f].[customer_id] AND [f3].[trigger] IS NOT NULL AND [f3].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f].[opened_at]) AND ([f3].[opened_at] < [f].[opened_at] OR ([f3].[opened_at] = [f].[opened_at] AND [f3].[id] < [f].[id]))) THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [Lost], CASE
        WHEN [f].[outcome] <> 0 AND [f].[closed_at] IS NOT NULL AND [f].[closed_at] <= DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at]) AND [f].[outcome] = 1 AND [f].[is_control] = CAST(0 AS bit) AND NOT EXISTS (
            SELECT 1
            FROM [fact_case] AS [f4]
            WHERE [f4].[customer_id] = [f].[customer_id] AND [f4].[trigger] IS NOT NULL AND [f4].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f].[opened_at]) AND ([f4].[opened_at] < [f].[opened_at] OR ([f4].[opened_at] = [f].[opened_at] AND [f4].[id] < [f].[id]))) AND COALESCE([f].[active_30], CASE
            WHEN NOT EXISTS (
                SELECT 1
                FROM [fact_churn] AS [f5]
                WHERE [f5].[customer_id] = [f].[customer_id] AND [f5].[kind] <> 2 AND [f5].[churned_at] < DATEADD(day, CAST(30.0E0 AS int), [f].[closed_at]) AND ([f5].[winback_at] IS NULL OR [f5].[winback_at] > [f].[closed_at])) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END) = CAST(1 AS bit) THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [Active30], CASE
        WHEN [f].[outcome] <> 0 AND [f].[closed_at] IS NOT NULL AND [f].[closed_at] <= DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at]) AND [f].[outcome] = 1 AND [f].[is_control] = CAST(0 AS bit) AND NOT EXISTS (
            SELECT 1
            FROM [fact_case] AS [f6]
            WHERE [f6].[customer_id] = [f].[customer_id] AND [f6].[trigger] IS NOT NULL AND [f6].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f].[opened_at]) AND ([f6].[opened_at] < [f].[opened_at] OR ([f6].[opened_at] = [f].[opened_at] AND [f6].[id] < [f].[id]))) AND COALESCE([f].[active_90], CASE
            WHEN NOT EXISTS (
                SELECT 1
                FROM [fact_churn] AS [f7]
                WHERE [f7].[customer_id] = [f].[customer_id] AND [f7].[kind] <> 2 AND [f7].[churned_at] < DATEADD(day, CAST(90.0E0 AS int), [f].[closed_at]) AND ([f7].[winback_at] IS NULL OR [f7].[winback_at] > [f].[closed_at])) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END) = CAST(1 AS bit) THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [Active90], CASE
        WHEN [f].[outcome] <> 0 AND [f].[closed_at] IS NOT NULL AND [f].[closed_at] <= DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at]) AND [f].[outcome] = 1 AND [f].[is_control] = CAST(0 AS bit) AND NOT EXISTS (
            SELECT 1
            FROM [fact_case] AS [f8]
            WHERE [f8].[customer_id] = [f].[customer_id] AND [f8].[trigger] IS NOT NULL AND [f8].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f].[opened_at]) AND ([f8].[opened_at] < [f].[opened_at] OR ([f8].[opened_at] = [f].[opened_at] AND [f8].[id] < [f].[id]))) THEN COALESCE([f].[realised_value_90], 0.0E0)
        ELSE 0.0E0
    END AS [Margin], [f].[offer_cost] + [f].[handling_cost] AS [Cost], CASE
        WHEN [f].[is_control] = CAST(1 AS bit) AND NOT EXISTS (
            SELECT 1
            FROM [fact_case] AS [f9]
            WHERE [f9].[customer_id] = [f].[customer_id] AND [f9].[trigger] IS NOT NULL AND [f9].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f].[opened_at]) AND ([f9].[opened_at] < [f].[opened_at] OR ([f9].[opened_at] = [f].[opened_at] AND [f9].[id] < [f].[id]))) THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [ControlCases], CASE
        WHEN [f].[is_control] = CAST(1 AS bit) AND [f].[outcome] <> 0 AND [f].[closed_at] IS NOT NULL AND [f].[closed_at] <= DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at]) AND [f].[outcome] = 1 AND NOT EXISTS (
            SELECT 1
            FROM [fact_case] AS [f10]
            WHERE [f10].[customer_id] = [f].[customer_id] AND [f10].[trigger] IS NOT NULL AND [f10].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f].[opened_at]) AND ([f10].[opened_at] < [f].[opened_at] OR ([f10].[opened_at] = [f].[opened_at] AND [f10].[id] < [f].[id]))) THEN COALESCE([f].[realised_value_90], 0.0E0)
        ELSE 0.0E0
    END AS [ControlMargin], CAST(0 AS bigint) AS [Opened], CAST(0 AS bigint) AS [InTime]
    FROM [fact_case] AS [f]
    LEFT JOIN (
        SELECT [f0].[month], [f0].[customer_id], [f0].[tier_open]
        FROM [fact_base_month] AS [f0]
        WHERE [f0].[month] = @number
    ) AS [f1] ON [f].[customer_id] = [f1].[customer_id]
    WHERE [f].[trigger] IS NOT NULL AND [f].[opened_at] >= @earliest AND [f].[opened_at] < @end AND CASE
        WHEN [f].[outcome] <> 0 AND [f].[closed_at] IS NOT NULL AND [f].[closed_at] <= DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at]) THEN [f].[closed_at]
        ELSE DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at])
    END >= @start AND CASE
        WHEN [f].[outcome] <> 0 AND [f].[closed_at] IS NOT NULL AND [f].[closed_at] <= DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at]) THEN [f].[closed_at]
        ELSE DATEADD(day, CAST(30.0E0 AS int), [f].[opened_at])
    END < @end
    UNION ALL
    SELECT [f11].[branch_id] AS [BranchId], CASE
        WHEN [f13].[month] IS NULL OR [f13].[customer_id] IS NULL THEN 0
        ELSE [f13].[tier_open]
    END AS [Tier], CAST(0 AS bigint) AS [Saved], CAST(0 AS bigint) AS [Lost], CAST(0 AS bigint) AS [Active30], CAST(0 AS bigint) AS [Active90], 0.0E0 AS [Margin], 0.0E0 AS [Cost], CAST(0 AS bigint) AS [ControlCases], 0.0E0 AS [ControlMargin], CAST(1 AS bigint) AS [Opened], CASE
        WHEN [f11].[first_attempt_at] <= DATEADD(hour, CAST(24.0E0 AS int), [f11].[opened_at]) THEN CAST(1 AS bigint)
        ELSE CAST(0 AS bigint)
    END AS [InTime]
    FROM [fact_case] AS [f11]
    LEFT JOIN (
        SELECT [f12].[month], [f12].[customer_id], [f12].[tier_open]
        FROM [fact_base_month] AS [f12]
        WHERE [f12].[month] = @number8
    ) AS [f13] ON [f11].[customer_id] = [f13].[customer_id]
    WHERE [f11].[trigger] IS NOT NULL AND [f11].[opened_at] >= @start12 AND [f11].[opened_at] < @end13 AND NOT EXISTS (
        SELECT 1
        FROM [fact_case] AS [f14]
        WHERE [f14].[customer_id] = [f11].[customer_id] AND [f14].[trigger] IS NOT NULL AND [f14].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f11].[opened_at]) AND ([f14].[opened_at] < [f11].[opened_at] OR ([f14].[opened_at] = [f11].[opened_at] AND [f14].[id] < [f11].[id])))
) AS [u]
GROUP BY [u].[BranchId], [u].[Tier]
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [fact_case] AS [f]
        WHERE [f].[first_attempt_at] IS NOT NULL) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT @number9 AS [Month], [s].[branch_id] AS [BranchId], [s].[Tier], [s].[Hours], [s].[Contacted], COUNT_BIG(*) AS [Cases]
FROM (
    SELECT [f].[branch_id], CASE
        WHEN [f1].[month] IS NULL OR [f1].[customer_id] IS NULL THEN 0
        ELSE [f1].[tier_open]
    END AS [Tier], CASE
        WHEN [f].[first_attempt_at] IS NOT NULL AND [f].[first_attempt_at] < @end6 THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [Contacted], CAST(DATEDIFF_BIG(second, [f].[opened_at], CASE
        WHEN [f].[first_attempt_at] IS NOT NULL AND [f].[first_attempt_at] < @end6 THEN [f].[first_attempt_at]
        WHEN [f].[closed_at] IS NOT NULL AND [f].[closed_at] < @end6 THEN [f].[closed_at]
        ELSE @end8
    END) / CAST(3600 AS bigint) AS int) + 1 AS [Hours]
    FROM [fact_case] AS [f]
    LEFT JOIN (
        SELECT [f0].[month], [f0].[customer_id], [f0].[tier_open]
        FROM [fact_base_month] AS [f0]
        WHERE [f0].[month] = @number
    ) AS [f1] ON [f].[customer_id] = [f1].[customer_id]
    WHERE [f].[trigger] IS NOT NULL AND [f].[opened_at] >= @start AND [f].[opened_at] < @end AND NOT EXISTS (
        SELECT 1
        FROM [fact_case] AS [f2]
        WHERE [f2].[customer_id] = [f].[customer_id] AND [f2].[trigger] IS NOT NULL AND [f2].[opened_at] > DATEADD(day, CAST(-90.0E0 AS int), [f].[opened_at]) AND ([f2].[opened_at] < [f].[opened_at] OR ([f2].[opened_at] = [f].[opened_at] AND [f2].[id] < [f].[id])))
) AS [s]
GROUP BY [s].[branch_id], [s].[Tier], [s].[Contacted], [s].[Hours]
GO

SELECT @number3 AS [Month], [s].[branch_id] AS [BranchId], [s].[Tier], COUNT_BIG(*) AS [Raised], COUNT_BIG(CASE
    WHEN [s].[first_contact_at] <= DATEADD(hour, CAST(72.0E0 AS int), [s].[raised_at]) THEN 1
END) AS [FollowedUp]
FROM (
    SELECT [f].[branch_id], [f].[first_contact_at], [f].[raised_at], CASE
        WHEN [f1].[month] IS NULL OR [f1].[customer_id] IS NULL THEN 0
        ELSE [f1].[tier_open]
    END AS [Tier]
    FROM [fact_warning] AS [f]
    LEFT JOIN (
        SELECT [f0].[month], [f0].[customer_id], [f0].[tier_open]
        FROM [fact_base_month] AS [f0]
        WHERE [f0].[month] = @number
    ) AS [f1] ON [f].[customer_id] = [f1].[customer_id]
    WHERE [f].[raised_at] >= @start AND [f].[raised_at] < @end
) AS [s]
GROUP BY [s].[branch_id], [s].[Tier]
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [fact_contact] AS [f]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT @number3 AS [Month], [f2].[BranchClose] AS [BranchId], [f2].[TierOpen] AS [Tier], COALESCE(SUM([f2].[Count]), CAST(0 AS bigint)) AS [Due], COALESCE(SUM(CASE
    WHEN [f2].[Made] = CAST(1 AS bit) THEN [f2].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [Made]
FROM (
    SELECT [f1].[branch_close] AS [BranchClose], [f1].[tier_open] AS [TierOpen], [f1].[Made], COUNT_BIG(*) AS [Count]
    FROM (
        SELECT [f].[branch_close], [f].[tier_open], CASE
            WHEN EXISTS (
                SELECT 1
                FROM [fact_contact] AS [f0]
                INNER JOIN [dim_customer] AS [d] ON [f0].[customer_id] = [d].[id]
                WHERE [f0].[effective] = CAST(1 AS bit) AND [f0].[addressing] = 0 AND ([d].[do_not_disturb] = CAST(0 AS bit) OR [f0].[mode] = 2 OR [f0].[mode] = 3 OR [f0].[mode] = 4 OR [f0].[mode] = 5) AND [f0].[at] >= @start AND [f0].[at] < @end AND [f0].[customer_id] = [f].[customer_id]) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [Made]
        FROM [fact_base_month] AS [f]
        WHERE [f].[month] = @number AND [f].[active_open] = CAST(1 AS bit) AND [f].[active_close] = CAST(1 AS bit) AND [f].[tier_open] IN (5, 4, 3)
    ) AS [f1]
    GROUP BY [f1].[branch_close], [f1].[tier_open], [f1].[Made]
) AS [f2]
GROUP BY [f2].[BranchClose], [f2].[TierOpen]
GO

SELECT @number5 AS [Month], [f3].[BranchClose] AS [BranchId], [f3].[TierOpen] AS [Tier], COALESCE(SUM([f3].[Count]), CAST(0 AS bigint)) AS [Due], COALESCE(SUM(CASE
    WHEN [f3].[Made] = CAST(1 AS bit) THEN [f3].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [Made]
FROM (
    SELECT [f2].[branch_close] AS [BranchClose], [f2].[tier_open] AS [TierOpen], [f2].[Made], COUNT_BIG(*) AS [Count]
    FROM (
        SELECT [f].[branch_close], [f].[tier_open], CASE
            WHEN EXISTS (
                SELECT 1
                FROM [fact_contact] AS [f1]
                INNER JOIN [dim_customer] AS [d] ON [f1].[customer_id] = [d].[id]
                WHERE [f1].[effective] = CAST(1 AS bit) AND [f1].[addressing] = 0 AND ([d].[do_not_disturb] = CAST(0 AS bit) OR [f1].[mode] = 2 OR [f1].[mode] = 3 OR [f1].[mode] = 4 OR [f1].[mode] = 5) AND [f1].[at] >= @start AND [f1].[at] < @end AND [f1].[customer_id] = [f].[customer_id]) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [Made]
        FROM [fact_base_month] AS [f]
        WHERE [f].[month] = @number AND [f].[active_open] = CAST(1 AS bit) AND [f].[active_close] = CAST(1 AS bit) AND [f].[tier_open] = 2 AND EXISTS (
            SELECT 1
            FROM [fact_base_month] AS [f0]
            WHERE [f0].[month] = @first AND [f0].[customer_id] = [f].[customer_id] AND [f0].[active_open] = CAST(1 AS bit))
    ) AS [f2]
    GROUP BY [f2].[branch_close], [f2].[tier_open], [f2].[Made]
) AS [f3]
GROUP BY [f3].[BranchClose], [f3].[TierOpen]
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [fact_contact] AS [f]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT @number5 AS [Month], [s0].[BranchId], [s0].[Tier], COALESCE(SUM([s0].[Count]), CAST(0 AS bigint)) AS [Due], COALESCE(SUM(CASE
    WHEN [s0].[Cared] = CAST(1 AS bit) THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [Cared]
FROM (
    SELECT [s].[branch_id] AS [BranchId], [s].[Tier], [s].[Cared], COUNT_BIG(*) AS [Count]
    FROM (
        SELECT [f].[branch_id], CASE
            WHEN [f2].[month] IS NULL OR [f2].[customer_id] IS NULL THEN 0
            ELSE [f2].[tier_open]
        END AS [Tier], CASE
            WHEN EXISTS (
                SELECT 1
                FROM [fact_contact] AS [f3]
                INNER JOIN [dim_customer] AS [d0] ON [f3].[customer_id] = [d0].[id]
                WHERE [f3].[effective] = CAST(1 AS bit) AND [f3].[addressing] = 0 AND ([d0].[do_not_disturb] = CAST(0 AS bit) OR [f3].[mode] = 2 OR [f3].[mode] = 3 OR [f3].[mode] = 4 OR [f3].[mode] = 5) AND [f3].[customer_id] = [f].[customer_id] AND [f3].[at] >= DATEADD(day, CAST(-3.0E0 AS int), [f].[begins_at]) AND [f3].[at] < DATEADD(day, CAST(1.0E0 AS int), [f].[begins_at])) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [Cared]
        FROM [fact_moment] AS [f]
        INNER JOIN [dim_customer] AS [d] ON [f].[customer_id] = [d].[id]
        LEFT JOIN (
            SELECT [f1].[month], [f1].[customer_id], [f1].[tier_open]
            FROM [fact_base_month] AS [f1]
            WHERE [f1].[month] = @number
        ) AS [f2] ON [f].[customer_id] = [f2].[customer_id]
        WHERE [f].[date] >= @first AND [f].[date] <= @last AND [d].[joined_at] < [f].[begins_at] AND NOT EXISTS (
            SELECT 1
            FROM [fact_churn] AS [f0]
            WHERE [f0].[customer_id] = [f].[customer_id] AND [f0].[churned_at] < [f].[begins_at] AND ([f0].[winback_at] IS NULL OR [f0].[winback_at] >= [f].[begins_at]))
    ) AS [s]
    GROUP BY [s].[branch_id], [s].[Tier], [s].[Cared]
) AS [s0]
GROUP BY [s0].[BranchId], [s0].[Tier]
GO

SELECT @number4 AS [Month], [s0].[BranchId], [s0].[Tier], COALESCE(SUM([s0].[Count]), CAST(0 AS bigint)) AS [Due], COALESCE(SUM(CASE
    WHEN [s0].[Done] = CAST(1 AS bit) THEN [s0].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [Done]
FROM (
    SELECT [s].[branch_id] AS [BranchId], [s].[Tier], [s].[Done], COUNT_BIG(*) AS [Count]
    FROM (
        SELECT [f].[branch_id], CASE
            WHEN [f1].[month] IS NULL OR [f1].[customer_id] IS NULL THEN 0
            ELSE [f1].[tier_open]
        END AS [Tier], CASE
            WHEN EXISTS (
                SELECT 1
                FROM [fact_contact] AS [f2]
                INNER JOIN [dim_customer] AS [d] ON [f2].[customer_id] = [d].[id]
                WHERE [f2].[effective] = CAST(1 AS bit) AND [f2].[addressing] = 0 AND ([d].[do_not_disturb] = CAST(0 AS bit) OR [f2].[mode] = 2 OR [f2].[mode] = 3 OR [f2].[mode] = 4 OR [f2].[mode] = 5) AND [f2].[id] = [f].[done_contact_id] AND [f2].[at] < [f].[due_before]) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [Done]
        FROM [fact_plan_item] AS [f]
        LEFT JOIN (
            SELECT [f0].[month], [f0].[customer_id], [f0].[tier_open]
            FROM [fact_base_month] AS [f0]
            WHERE [f0].[month] = @number
        ) AS [f1] ON [f].[customer_id] = [f1].[customer_id]
        WHERE [f].[due_date] >= @first AND [f].[due_date] <= @last AND ([f].[cancelled_at] IS NULL OR [f].[cancelled_at] >= DATEADD(day, CAST(-3.0E0 AS int), [f].[due_before]))
    ) AS [s]
    GROUP BY [s].[branch_id], [s].[Tier], [s].[Done]
) AS [s0]
GROUP BY [s0].[BranchId], [s0].[Tier]
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [fact_policy] AS [f]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [fact_assignment] AS [f]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

SELECT @number AS [Month], [f4].[BranchClose] AS [BranchId], [f4].[TierOpen] AS [Tier], COALESCE(SUM([f4].[Count]), CAST(0 AS bigint)) AS [VipCustomers], COALESCE(SUM(CASE
    WHEN [f4].[HasPolicy] = CAST(1 AS bit) THEN [f4].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [VipsWithPolicy], COALESCE(SUM(CASE
    WHEN [f4].[HasManager] = CAST(1 AS bit) THEN [f4].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [MidHighAssigned], COALESCE(SUM(CASE
    WHEN [f4].[HasManager] = CAST(1 AS bit) AND [f4].[IsPlanned] = CAST(1 AS bit) THEN [f4].[Count]
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [PlannedCustomers]
FROM (
    SELECT [f3].[branch_close] AS [BranchClose], [f3].[tier_open] AS [TierOpen], [f3].[HasPolicy], [f3].[HasManager], [f3].[IsPlanned], COUNT_BIG(*) AS [Count]
    FROM (
        SELECT [f].[branch_close], [f].[tier_open], CASE
            WHEN EXISTS (
                SELECT 1
                FROM [fact_policy] AS [f0]
                WHERE [f0].[customer_id] = [f].[customer_id] AND [f0].[valid_from] < @end AND ([f0].[valid_to] IS NULL OR [f0].[valid_to] >= @end2)) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [HasPolicy], CASE
            WHEN EXISTS (
                SELECT 1
                FROM [fact_assignment] AS [f1]
                WHERE [f1].[customer_id] = [f].[customer_id] AND [f1].[valid_from] < @end AND ([f1].[valid_to] IS NULL OR [f1].[valid_to] >= @end2)) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [HasManager], CASE
            WHEN EXISTS (
                SELECT 1
                FROM [fact_plan_item] AS [f2]
                WHERE [f2].[due_date] >= @first AND [f2].[due_date] <= @last AND ([f2].[cancelled_at] IS NULL OR [f2].[cancelled_at] >= DATEADD(day, CAST(-3.0E0 AS int), [f2].[due_before])) AND [f2].[customer_id] = [f].[customer_id]) THEN CAST(1 AS bit)
            ELSE CAST(0 AS bit)
        END AS [IsPlanned]
        FROM [fact_base_month] AS [f]
        WHERE [f].[month] = @number AND [f].[active_close] = CAST(1 AS bit) AND [f].[tier_open] >= 2
    ) AS [f3]
    GROUP BY [f3].[branch_close], [f3].[tier_open], [f3].[HasPolicy], [f3].[HasManager], [f3].[IsPlanned]
) AS [f4]
GROUP BY [f4].[BranchClose], [f4].[TierOpen]
GO

SELECT @number AS [Month], [f].[branch_id] AS [BranchId], 0 AS [Tier], COALESCE(SUM(CASE
    WHEN [f].[role] = 0 THEN CAST([f].[minutes_total] AS bigint)
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [MinutesDedicated], COALESCE(SUM(CASE
    WHEN [f].[role] = 0 THEN CAST([f].[minutes_mid_high] AS bigint)
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [MinutesDedicatedMidHigh], COALESCE(SUM(CASE
    WHEN [f].[role] = 1 THEN CAST([f].[minutes_total] AS bigint)
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [MinutesPartTime], COALESCE(SUM(CASE
    WHEN [f].[role] = 1 THEN CAST([f].[minutes_mid_high] AS bigint)
    ELSE CAST(0 AS bigint)
END), CAST(0 AS bigint)) AS [MinutesPartTimeMidHigh]
FROM [fact_time] AS [f]
WHERE [f].[day] >= @first AND [f].[day] <= @last
GROUP BY [f].[branch_id]
GO

SELECT @number AS [Month], [f].[branch_id] AS [BranchId], 0 AS [Tier], [f].[amount_total] AS [Sales], [f].[amount_by_manager] AS [SalesByManagers]
FROM [fact_sales] AS [f]
WHERE [f].[month] = @number
GO

-- reconcile a month

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

-- load a month block

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

SELECT [d].[id], [d].[code], [d].[is_second_generation], [d].[level], [d].[name_en], [d].[name_zh], [d].[parent_id], [d].[size_class]
FROM [dim_branch] AS [d]
GO

-- say that a month is measured

DELETE FROM [m]
FROM [mart_month] AS [m]
WHERE [m].[month] = @month
GO

DELETE FROM [d]
FROM [dirty_month] AS [d]
WHERE [d].[month] = @month
GO

UPDATE [d]
SET [d].[version] = [d].[version] + CAST(1 AS bigint)
FROM [data_version] AS [d]
GO

SELECT TOP(2) [d].[version]
FROM [data_version] AS [d]
GO

