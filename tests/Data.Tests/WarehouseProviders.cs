namespace Kpi.Data.Tests;

/// <summary>A database that a warehouse can be on.</summary>
public enum WarehouseProvider
{
    /// <summary>A SQLite file.</summary>
    Sqlite,

    /// <summary>A database of its own on the server of <see cref="WarehouseProviders.Variable"/>.</summary>
    SqlServer,
}

/// <summary>The databases that tests run on: SQLite, and SQL Server where the environment names one. Where it does not, its cases are not there.</summary>
public static class WarehouseProviders
{
    /// <summary>The environment variable with the connection string of a SQL Server whose account may make databases.</summary>
    public const string Variable = "KPI_TEST_SQLSERVER";

    /// <summary>What it holds; null if it is not set.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    /// <summary>The databases there are.</summary>
    public static IReadOnlyList<WarehouseProvider> Present { get; } =
        Server is null ? [WarehouseProvider.Sqlite] : [WarehouseProvider.Sqlite, WarehouseProvider.SqlServer];

    /// <summary>One case for each of them.</summary>
    public static TheoryData<WarehouseProvider> All => [.. Present];

    /// <summary>One case for each of them and each of some values.</summary>
    public static MatrixTheoryData<WarehouseProvider, T> With<T>(params T[] values) => new(Present, values);
}
