using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kpi.Data.Tests.Measures;

/// <summary>Asks SQLite, before each statement is run, how it will; keeps the tables that it will read from end to end.</summary>
internal sealed partial class ReadTables : DbCommandInterceptor
{
    public HashSet<string> Whole { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Ask(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Ask(command);
        return new(result);
    }

    private void Ask(DbCommand command)
    {
        // "Is there any?" ends at the first row.
        if (command.CommandText.StartsWith("SELECT EXISTS", StringComparison.Ordinal))
        {
            return;
        }

        using var question = command.Connection!.CreateCommand();
        question.Transaction = command.Transaction;
        question.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        foreach (DbParameter parameter in command.Parameters)
        {
            var same = question.CreateParameter();
            (same.ParameterName, same.Value) = (parameter.ParameterName, parameter.Value);
            question.Parameters.Add(same);
        }

        var tables = Aliases()
            .Matches(command.CommandText)
            .ToLookup(match => match.Groups["alias"].Value, match => match.Groups["table"].Value);
        using var plan = question.ExecuteReader();
        while (plan.Read())
        {
            if (Scan().Match(plan.GetString(3)) is { Success: true } scan)
            {
                Whole.UnionWith(tables[scan.Groups["alias"].Value]);
            }
        }
    }

    [GeneratedRegex("(FROM|JOIN|UPDATE) \"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Aliases();

    [GeneratedRegex("^SCAN (?<alias>\\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();
}
