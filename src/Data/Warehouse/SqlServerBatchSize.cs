using System.Globalization;

namespace Kpi.Data.Warehouse;

/// <summary>
/// How many statements EF Core sends to SQL Server together: the environment variable <c>Warehouse__MaxBatchSize</c>, else as many as EF Core
/// chooses. Facts do not go this way, but by bulk copy; 1 suits an emulation that does not know what EF Core writes for many rows at once.
/// </summary>
internal static class SqlServerBatchSize
{
    private const string Variable = "Warehouse__MaxBatchSize";

    /// <summary>The number; null for EF Core's own.</summary>
    /// <exception cref="DataException"><c>BAD_SETTING</c>: the variable holds no whole number from 1 on.</exception>
    public static int? Chosen => Of(Environment.GetEnvironmentVariable(Variable));

    internal static int? Of(string? setting) =>
        setting is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= 1 ? size
        : throw new DataException("BAD_SETTING", $"{Variable} is '{text}'; set it to a whole number from 1 on, or leave it out.");
}
