using Kpi.Data.Import.Sources;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Import;

/// <summary>The rows that fail in one run. A source row fails once, and then nothing more is read from it.</summary>
internal sealed class RejectLog
{
    // A value may be a whole swallowed file; its start is enough to find it.
    private const int MaxValueLength = 1000;
    private const int MaxNameLength = 200;
    private readonly HashSet<RowPlace> places = [];
    private readonly List<ImportReject> rejects = [];

    /// <summary>The rows in the order in which they failed, without the batch's number.</summary>
    public IReadOnlyList<ImportReject> All => rejects;

    public bool Has(RowPlace place) => places.Count > 0 && places.Contains(place);

    /// <summary>Notes a row; false if it had failed before.</summary>
    public bool Add(RowPlace place, Fault fault)
    {
        if (!places.Add(place))
        {
            return false;
        }

        rejects.Add(
            new()
            {
                Number = rejects.Count + 1,
                File = Cut(Path.GetFileName(place.File), MaxNameLength),
                Line = place.Line,
                Column = Cut(fault.Column, MaxNameLength),
                Value = Cut(fault.Value, MaxValueLength),
                Code = fault.Code,
                Reason = fault.Reason,
            }
        );
        return true;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
