using Kpi.Data.Import.Staging;

namespace Kpi.Data.Import.Targets;

/// <summary>A span of time; open where <paramref name="To"/> is null.</summary>
internal readonly record struct Span(DateTime From, DateTime? To)
{
    public bool Overlaps(Span other) => From < (other.To ?? DateTime.MaxValue) && other.From < (To ?? DateTime.MaxValue);
}

/// <summary>Rows that are spans of an owner's time, of which no two may overlap: a customer's versions, and times of being gone.</summary>
/// <param name="name">Its name in a mapping.</param>
/// <param name="keyField">The field that is blamed for a key that comes twice.</param>
/// <param name="timeline">The properties whose spans exclude each other, and the field and the sentence that blame one that overlaps.</param>
/// <param name="touches">Which months a change touches.</param>
/// <param name="fields">What a mapping may fill.</param>
internal abstract class HistoryTarget<T>(string name, string keyField, Timeline timeline, Touches touches, params TargetField[] fields)
    : StagedTarget<T>(name, keyField, touches, fields)
    where T : class
{
    protected override bool Sifts => true;

    /// <summary>Lets the earlier of two overlapping rows stand, whatever the order of the file, so that a second run decides the same.</summary>
    protected override void Sift(ImportRun run, Stage<T> stage)
    {
        var overlapping = new List<StagedPlace>();
        var taken = new List<Span>();
        string? owner = null;
        foreach (var row in stage.Timeline(timeline))
        {
            if (row.Owner != owner)
            {
                owner = row.Owner;
                taken.Clear();
            }

            if (row.Place is not { } place)
            {
                taken.Add(row.Span);
            }
            else if (taken.Exists(row.Span.Overlaps))
            {
                overlapping.Add(place);
                if (row.Replaced is { } old)
                {
                    // The row that it would have replaced stays.
                    taken.Add(old);
                }
            }
            else
            {
                taken.Add(row.Span);
            }
        }

        stage.Remove(overlapping);
        run.RejectLate(this, overlapping, timeline.Field, FaultCode.Overlapping, timeline.Reason);
    }
}

/// <summary>What must not overlap in a table of spans.</summary>
/// <param name="Owner">The properties of the owner.</param>
/// <param name="From">The property where a span begins.</param>
/// <param name="To">The property where it ends.</param>
/// <param name="Field">The field to blame.</param>
/// <param name="Reason">The sentence that blames it.</param>
internal sealed record Timeline(IReadOnlyList<string> Owner, string From, string To, string Field, string Reason);

/// <summary>A span on an owner's timeline.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Span">When.</param>
/// <param name="Replaced">The stored span that a staged one would replace.</param>
/// <param name="Place">Where a staged one comes from; null for a stored one that stays.</param>
internal readonly record struct TimelineRow(string Owner, Span Span, Span? Replaced, StagedPlace? Place);
