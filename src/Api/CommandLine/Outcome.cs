using System.CommandLine;
using System.Data.Common;
using Kpi.Data;
using Kpi.Data.Warehouse;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.CommandLine;

/// <summary>Runs a command so that an expected failure ends as one line, <c>CODE: what and why</c>, on standard error and exit code 1.</summary>
internal static class Outcome
{
    public const int Success = 0;
    public const int Failure = 1;

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
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    return Fail("CANCELLED", "Stopped before the end; nothing half-done was kept.");
                }
            }
        );

    public static int Fail(string code, string message)
    {
        Console.Error.WriteLine($"{code}: {message}");
        return Failure;
    }
}
