using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Data.Common;
using Kpi.Data;
using Kpi.Data.Warehouse;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.CommandLine;

/// <summary>Runs a command line so that an expected failure ends as one line, <c>CODE: what and why</c>, on standard error and exit code 1.</summary>
internal static class Outcome
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>Parses the arguments and runs the command that they name; wrong ones are each one line on standard error.</summary>
    public static Task<int> OfAsync(Command root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Action is not ParseErrorAction)
        {
            return parsed.InvokeAsync();
        }

        var path = string.Join(' ', Path(parsed.CommandResult).Reverse().Skip(1).Append("--help").Prepend("./kpi"));
        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct())
        {
            // An option that knows better says its own code.
            var (code, text) =
                message.Split(": ", 2) is [var own, var rest] && own.All(c => char.IsAsciiLetterUpper(c) || c == '_')
                    ? (own, rest)
                    : ("ARGUMENT_INVALID", message);
            Fail(code, $"{text.TrimEnd('.')}; see {path}.");
        }

        return Task.FromResult(Failure);
    }

    public static void SetAction(Command command, Func<ParseResult, CancellationToken, Task<int>> work) =>
        command.SetAction(
            async (parsed, cancellation) =>
            {
                try
                {
                    return await work(parsed, cancellation);
                }
                catch (DataException expected)
                {
                    return Fail(expected.Code, expected.Message);
                }
                catch (DbException fault) when (WarehouseFaults.Explain(fault) is { } expected)
                {
                    return Fail(expected.Code, expected.Message);
                }
                catch (RendererException expected)
                {
                    return Fail(expected.Code, expected.Message);
                }
                catch (CatalogueException expected)
                {
                    return Fail(CatalogueException.Code, expected.Message);
                }
                catch (SchemeException expected)
                {
                    return Fail(SchemeException.Code, expected.Message);
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    return Fail("CANCELLED", "Stopped before the end; nothing half-done was kept.");
                }
            }
        );

    /// <summary>Finds fault with two options that exclude each other.</summary>
    public static void Exclude(Command command, Option one, Option other) =>
        command.Validators.Add(result =>
        {
            if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
            {
                result.AddError($"{one.Name} and {other.Name} exclude each other; give one of them.");
            }
        });

    private static IEnumerable<string> Path(SymbolResult? result)
    {
        for (; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
            {
                yield return command.Command.Name;
            }
        }
    }

    public static int Fail(string code, string message)
    {
        Console.Error.WriteLine($"{code}: {message}");
        return Failure;
    }
}
