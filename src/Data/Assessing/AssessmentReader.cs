using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Assessing;

/// <summary>
/// Assesses a month's branches for one viewer (spec section 4). A rank is among all peers, so the values of all of them are read; handed out are
/// only branches that the viewer sees, with nothing of the others but how many they are and how many are better.
/// </summary>
/// <param name="reader">What the viewer sees.</param>
/// <param name="files">The schemes for months of which the warehouse has none.</param>
/// <param name="clock">What day it is.</param>
public sealed class AssessmentReader(KpiReader reader, IReadOnlyList<AssessmentScheme> files, BusinessClock clock)
{
    /// <summary>The assessment of a month, by the branch tree as it stood at the month's end.</summary>
    /// <param name="month">The month; it has measures.</param>
    /// <param name="parent">Branches at or below this one, which the viewer sees.</param>
    /// <param name="level">Branches of this level; null for those right below the parent, or itself if there are none.</param>
    /// <param name="asOf">The warehouse as it stood when this revision was closed; null for the warehouse as it is.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="DataException">
    /// <c>SCHEME_MISSING</c>, <c>SCHEME_AMBIGUOUS</c>, <c>SCHEME_WITHOUT_RULES</c>, <c>SCHEME_INVALID</c> or <c>REVISION_UNKNOWN</c>.
    /// </exception>
    public async Task<LevelAssessment> OfAsync(
        Month month,
        BranchNode parent,
        BranchLevel? level,
        RevisionId? asOf,
        CancellationToken cancellation
    )
    {
        var scheme = await SchemeOfAsync(month, cancellation);
        var tree = reader.TreeAtEndOf(month, asOf);
        var asked = Asked(tree, parent, level).ToDictionary(branch => branch.Info.Code, StringComparer.Ordinal);
        var peers = PeersOf(asked.Keys, tree, scheme, month, asOf);
        var results = PeerGroupAssessment.Of(scheme, [.. peers.Select(peer => (peer.Group, peer.Reached))], clock.Today);
        var ranks = new IndicatorRanks(month, peers.ToLookup(peer => peer.Group, peer => peer.Values));
        var branches = peers
            .Zip(results, (peer, result) => (Peer: peer, Result: result))
            .Where(one => asked.ContainsKey(one.Peer.Code))
            .OrderBy(one => one.Peer.Group.Level)
            .ThenBy(one => one.Peer.Group.SizeClass, StringComparer.Ordinal)
            .ThenBy(one => one.Result.Rank ?? int.MaxValue)
            .ThenBy(one => one.Peer.Code, StringComparer.Ordinal)
            .Select(one => new BranchAssessment(
                asked[one.Peer.Code],
                month,
                scheme,
                one.Peer.Reached,
                one.Result,
                Indicators(one.Peer, one.Result, ranks),
                clock.Today
            ));
        return new(month, StandingOf(month, asOf), asOf, asOf?.Number ?? reader.ClosingOf(month).Number, scheme, [.. branches]);
    }

    /// <summary>Scores for a month that were loaded from elsewhere, of each branch by scheme and version.</summary>
    /// <param name="month">The month.</param>
    /// <param name="branches">Branches that the viewer sees.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<ILookup<BranchNode, RecordedScore>> RecordedAsync(
        Month month,
        IReadOnlyCollection<BranchNode> branches,
        CancellationToken cancellation
    )
    {
        var byId = branches.ToDictionary(branch => branch.Id);
        await using var db = reader.Snapshot.Warehouse.OpenToRead();
        var scores = await RecordedScore.Query(db, month, [.. byId.Keys]).ToListAsync(cancellation);
        return scores.ToLookup(score => byId[score.BranchId]);
    }

    /// <summary>Every branch of the peer groups that the asked ones belong to, wherever it is.</summary>
    private Peer[] PeersOf(IEnumerable<string> asked, BranchTree tree, AssessmentScheme scheme, Month month, RevisionId? asOf)
    {
        KpiDefinition[] kpis = [.. scheme.Indicators.Select(indicator => reader.Catalogue.Find(indicator.KpiId)!)];
        // A revision freezes where branches stand and at which level, not their size.
        var sizes = reader.TreeAtEndOf(month, asOf: null);
        var groups = asked.Select(code => GroupOf(tree.Find(code)!)).ToHashSet();
        return
        [
            .. tree
                .All.Where(branch => groups.Contains(GroupOf(branch)))
                .Select(branch => new Peer(
                    branch.Info.Code,
                    GroupOf(branch),
                    [.. kpis.Select(kpi => reader.ReadAny(kpi, branch, month, Segment.All, KpiPeriod.Month, asOf, Hierarchy.AsWas))],
                    clock.IsRunning(month)
                )),
        ];

        PeerGroup GroupOf(BranchNode branch) => new(branch.Info.Level, sizes.Find(branch.Info.Code)?.SizeClass);
    }

    private IndicatorAssessment[] Indicators(Peer peer, PeerAssessment result, IndicatorRanks ranks) =>
        [
            .. result
                .Assessment.Base.Indicators.Zip(peer.Values)
                .Select(one => new IndicatorAssessment(one.First, one.Second)
                {
                    RankAmongPeers = () => ranks.Of(peer.Group, reader.Catalogue.Find(one.Second.Kpi.Id)!, peer.Code),
                }),
        ];

    private AssessmentStanding StandingOf(Month month, RevisionId? asOf) =>
        clock.IsRunning(month) ? AssessmentStanding.Partial
        : asOf is not null || reader.ClosingOf(month).Closing == MonthClosing.Closed ? AssessmentStanding.Final
        : AssessmentStanding.Provisional;

    /// <summary>Who sees what is decided by today's tree; who stood below the parent, by that of the month's end.</summary>
    private IEnumerable<BranchNode> Asked(BranchTree tree, BranchNode parent, BranchLevel? level)
    {
        if (tree.Find(parent.Info.Code) is not { } top)
        {
            return [];
        }

        var branches =
            level is { } wanted ? top.Subtree().Where(branch => branch.Info.Level == wanted)
            : top.Children.Count > 0 ? top.Children
            : [top];
        return branches.Select(branch => reader.Branch(branch.Info.Code)).OfType<BranchNode>();
    }

    private async Task<AssessmentScheme> SchemeOfAsync(Month month, CancellationToken cancellation)
    {
        await using var db = reader.Snapshot.Warehouse.OpenToRead();
        return await HeldSchemes.ForAsync(db, month, reader.Catalogue, cancellation)
            ?? AssessmentScheme.For(month, files)
            ?? throw new DataException(
                "SCHEME_MISSING",
                $"No scheme of assessment holds for {month}: the first begins in {files.Min(scheme => scheme.ValidFrom)}. Load one that does (docs/assessment.md)."
            );
    }

    /// <summary>A branch that is assessed, in the viewer's scope or not.</summary>
    private sealed record Peer(string Code, PeerGroup Group, IReadOnlyList<KpiValue> Values, bool IsRunning)
    {
        // The warehouse has no table of adjustments, vetoes or base fees: they are not known, which is not the same as none.
        public BranchMonth Reached { get; } =
            new()
            {
                BranchCode = Code,
                IsRunning = IsRunning,
                Values =
                [
                    .. Values.Select(value => new IndicatorValue(
                        value.Kpi.Id,
                        value.Value,
                        value.Denominator,
                        value.State,
                        value.IsImpossible
                    )),
                ],
                Adjustments = null,
                Vetoes = null,
                BaseFee = null,
            };
    }
}
