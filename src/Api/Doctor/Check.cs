using System.Data.Common;
using Kpi.Data;
using Kpi.Data.Warehouse;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Rendering;

namespace Kpi.Api.Doctor;

/// <summary>One thing to look at. What it throws is its finding: a doctor that falls ill helps nobody.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="Look">Looks, and changes nothing.</param>
internal sealed record Check(string Name, Func<CancellationToken, Task<Finding>> Look)
{
    public Check(string name, Func<Finding> look)
        : this(name, _ => Task.FromResult(look())) { }

    /// <summary>What there is to say, always.</summary>
    public async Task<(string Check, Finding Finding)> FindAsync(CancellationToken cancellation) => (Name, await JudgeAsync(cancellation));

    private async Task<Finding> JudgeAsync(CancellationToken cancellation)
    {
        try
        {
            return await Look(cancellation);
        }
        catch (DataException known)
        {
            return Finding.Fault(known.Code, known.Message);
        }
        catch (DbException fault) when (WarehouseFaults.Explain(fault) is { } known)
        {
            return Finding.Fault(known.Code, known.Message);
        }
        catch (RendererException known)
        {
            return Finding.Fault(known.Code, known.Message);
        }
        catch (CatalogueException known)
        {
            return Finding.Fault(CatalogueException.Code, string.Join(" | ", known.Problems));
        }
        catch (SchemeException known)
        {
            return Finding.Fault(SchemeException.Code, string.Join(" | ", known.Problems));
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            return Finding.Fault("CHECK_FAILED", $"{unforeseen.GetType().Name}: {unforeseen.Message}");
        }
    }
}
