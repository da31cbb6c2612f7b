using System.Runtime.CompilerServices;
using Kpi.Data;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.Reports.Bursts;

/// <summary>
/// The reports of all branches that a viewer sees, or of some of them, each the same document as the single report. The months are read once; a few
/// documents are made at a time and handed on in order, so that memory does not grow with the branches.
/// </summary>
internal sealed class ReportBurst
{
    /// <summary>What a report that failed for no known reason is listed with.</summary>
    public const string Unexpected = "REPORT_FAILED";

    private readonly ReportPress press;
    private readonly KpiReader reader;

    private ReportBurst(BurstRequest request, IReadOnlyList<BurstReport> reports, ReportPress press, KpiReader reader) =>
        (Request, Reports, this.press, this.reader) = (request, reports, press, reader);

    /// <summary>What was asked for.</summary>
    public BurstRequest Request { get; }

    /// <summary>The reports, each parent before its children.</summary>
    public IReadOnlyList<BurstReport> Reports { get; }

    /// <summary>The version of the data that all of them are read from.</summary>
    public long DataVersion => reader.DataVersion;

    /// <summary>How far the closing of the month has come.</summary>
    public MonthRevision Closing => reader.ClosingOf(Request.Month);

    /// <summary>Chooses the reports and reads the months that they need, so that nothing is begun that cannot be read.</summary>
    /// <exception cref="DataException">
    /// <c>BRANCH_UNKNOWN</c>, <c>BRANCHES_NONE</c>, <c>MONTH_UNKNOWN</c>, <c>REVISION_UNKNOWN</c> or <c>DATA_CHANGED</c>.
    /// </exception>
    public static ReportBurst Plan(BurstRequest request, KpiReader reader, ReportPress press)
    {
        var top = request.Branch is { } code ? reader.Branch(code) ?? throw ReportPress.UnknownBranch(code) : reader.Top;
        var wanted = top.Subtree()
            .Where(branch => request.Levels.Count == 0 || request.Levels.Contains(branch.Info.Level))
            .SelectMany(branch => request.Formats.Select(format => (branch.Info.Level, Document: Of(branch, format))))
            .ToList();
        var names = wanted
            .CountBy(report => report.Document.FileName.Normalize(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var reports = wanted
            .Select(report => new BurstReport(
                report.Document,
                report.Level,
                names[report.Document.FileName.Normalize()] == 1 ? report.Document.FileName : report.Document.MarkedFileName
            ))
            .ToList();
        if (reports.Count == 0)
        {
            var levels = string.Join(", ", request.Levels.Select(SnakeCase.Of));
            throw new DataException(
                "BRANCHES_NONE",
                $"'{top.Info.Code}' is of another level than {levels}, and so are the branches below it."
            );
        }

        // All reports look at the same months: composing one loads them, or says why it cannot be done.
        press.Compose(reports[0].Document, reader);
        return new(request, reports, press, reader);

        ReportDocument Of(BranchNode branch, ReportFormat format) =>
            new(branch.Info.Code, request.Month, format, request.Lang, request.AsOf);
    }

    /// <summary>Makes the documents, in the order of <see cref="Reports"/>. A report that fails does not end the burst.</summary>
    /// <param name="atOnce">How many are made at a time, from 1.</param>
    /// <param name="cancellation">Stops the burst, as does leaving the enumeration.</param>
    /// <exception cref="RendererException"><c>RENDERER_MISSING</c>: no report can be made.</exception>
    public async IAsyncEnumerable<BurstOutcome> PrintAsync(int atOnce, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var underway = new Queue<Task<BurstOutcome>>();
        try
        {
            foreach (var report in Reports)
            {
                if (underway.Count == atOnce)
                {
                    yield return await underway.Dequeue();
                }

                underway.Enqueue(Task.Run(() => PrintAsync(report, stop.Token), stop.Token));
            }

            while (underway.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            await stop.CancelAsync();
            // Whoever leaves early leaves nobody at work behind.
            await Task.WhenAll(underway.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<BurstOutcome> PrintAsync(BurstReport report, CancellationToken cancellation)
    {
        try
        {
            return new(report, await press.PrintAsync(report.Document, reader, cancellation), null);
        }
        catch (RendererException failed) when (failed.Code != RendererException.Missing)
        {
            return new(report, null, new(failed.Code, failed.Message));
        }
        catch (DataException known)
        {
            return new(report, null, new(known.Code, known.Message));
        }
        catch (Exception unforeseen) when (unforeseen is not (RendererException or OperationCanceledException or OutOfMemoryException))
        {
            // Whatever is odd about one branch must not cost the others their reports.
            return new(report, null, new(Unexpected, "The report could not be made; the log says why.", unforeseen));
        }
    }
}
