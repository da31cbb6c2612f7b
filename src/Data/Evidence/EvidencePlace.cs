using System.Globalization;
using System.Text;

namespace Kpi.Data.Evidence;

/// <summary>Where a row stands among those of a number.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Key">What tells it from others there; null for the beginning of the section.</param>
internal readonly record struct EvidencePlace(int Section, string? Key)
{
    /// <summary>The place as a cursor; a customer stands in it by a pseudonym.</summary>
    public string ToCursor(IReadOnlyList<EvidenceSection> sections, CustomerPseudonyms pseudonyms) =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Section}/{sections[Section].ShownKey(Key!, pseudonyms)}"))
        );

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="DataException"><c>EVIDENCE_CURSOR_INVALID</c>.</exception>
    public static EvidencePlace Parse(string cursor, IReadOnlyList<EvidenceSection> sections, CustomerPseudonyms pseudonyms)
    {
        var bytes = new byte[cursor.Length];
        var text = Convert.TryFromBase64String(cursor, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        var cut = text.IndexOf('/', StringComparison.Ordinal);
        return
            cut > 0
            && int.TryParse(text.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var section)
            && section < sections.Count
            && sections[section].KeyOf(text[(cut + 1)..], pseudonyms) is { } key
            ? new(section, key)
            : throw new DataException(
                "EVIDENCE_CURSOR_INVALID",
                "The cursor is none that the rows of this number have; begin without 'after'."
            );
    }
}
