using Kpi.Data.Evidence;
using Kpi.Data.Tests.Measures;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;
using Snapshooter.Xunit3;

namespace Kpi.Data.Tests.Evidence;

/// <summary>What SQL Server is sent for a page of rows in the middle of some branches, and for counting all rows again.</summary>
public sealed class SqlServerEvidenceTests
{
    // The last month of a quarter, so that silver coverage is asked for, too.
    private static readonly Month Month = new(2025, 3);

    [Fact]
    public async Task Every_statement_is_t_sql()
    {
        var sent = new SentStatements();
        foreach (var kpi in KpiCatalogue.Default().All)
        {
            await SendAsync(sent, kpi);
        }

        sent.Statements.Count.ShouldBeGreaterThan(150);
        TSql.ShouldAllBeValid(sent.Statements);
    }

    [Fact]
    public async Task Statements_of_every_kind_of_fact_are_as_reviewed()
    {
        var sent = new SentStatements();
        var kpis = KpiCatalogue.Default().All;
        foreach (var kpi in EvidenceSources.All.Select(source => kpis.First(kpi => Counts(kpi, source))).Distinct())
        {
            await SendAsync(sent, kpi);
        }

        await using var db = sent.Open();
        sent.Chapter("whose rows they are");
        await CellEvidence
            .Customers(db, [7, 8])
            .Select(customer => new
            {
                customer.Id,
                customer.MaskedName,
                customer.Code,
            })
            .ToListAsync(TestContext.Current.CancellationToken);
        sent.Chapter("what is not measured yet");
        await CellEvidence
            .Unmeasured(db, PartsOf(KpiCatalogue.Default().Find("churn_rate")!)!)
            .AnyAsync(TestContext.Current.CancellationToken);

        TSql.ShouldAllBeValid(sent.Statements);
        Snapshot.Match(sent.ToString(), "SqlServerEvidence");
    }

    private static bool Counts(KpiDefinition kpi, EvidenceSource source) =>
        PartsOf(kpi)?.Months.Any(part => source.Makes(part.Numerator) || source.Makes(part.Denominator)) == true;

    /// <summary>What a value is made of; null if its rows cannot be shown.</summary>
    private static ValueParts? PartsOf(KpiDefinition kpi) =>
        ValueParts.Of(kpi.At(Month), Month, KpiPeriod.Month, new(Tier.Gold), month => month == Month) is { } parts
        && EvidenceSources.Cover(parts)
            ? parts
            : null;

    private static async Task SendAsync(SentStatements sent, KpiDefinition kpi)
    {
        await using var db = sent.Open();
        if (PartsOf(kpi) is not { } parts)
        {
            return;
        }

        foreach (var section in EvidenceSection.Of(parts))
        {
            sent.Chapter($"{kpi.Id} from {section.Source.Table}");
            var page = section.After(section.Facts(db, parts.Tiers, [7, 8]), "9").Take(101);
            await page.ToListAsync(TestContext.Current.CancellationToken);
            await EvidenceSection.Totals(section.Facts(db, null, null)).ToListAsync(TestContext.Current.CancellationToken);
        }
    }
}
