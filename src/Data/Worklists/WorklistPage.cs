using System.Globalization;
using System.Text;

namespace Kpi.Data.Worklists;

/// <summary>Some items of a worklist.</summary>
/// <param name="Items">The items.</param>
/// <param name="Start">How many come before them.</param>
/// <param name="Now">The instant at which the list was begun, in UTC: later pages are of the same list, whatever falls due meanwhile.</param>
/// <param name="HasNext">Whether items follow.</param>
public sealed record WorklistPage(IReadOnlyList<WorklistItem> Items, int Start, DateTime Now, bool HasNext)
{
    /// <summary>The cursor of an item of the page.</summary>
    /// <param name="index">Its index in the page.</param>
    public string CursorOf(int index) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Start + index}/{Now.Ticks}")));

    /// <summary>Where the page after a cursor starts, and when its list was begun.</summary>
    /// <exception cref="DataException"><c>WORKLIST_CURSOR_INVALID</c>.</exception>
    internal static (int Start, DateTime Now) After(string cursor)
    {
        var bytes = new byte[cursor.Length];
        var text = Convert.TryFromBase64String(cursor, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return
            text.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && place < int.MaxValue
            && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && IsRecent(ticks)
            ? (place + 1, new(ticks, DateTimeKind.Utc))
            : throw new DataException("WORKLIST_CURSOR_INVALID", "The cursor is none that a worklist has; begin without 'after'.");
    }

    // Far from the ends of time, where adding days would fail.
    private static bool IsRecent(long ticks) => ticks > new DateTime(2000, 1, 1).Ticks && ticks < new DateTime(3000, 1, 1).Ticks;
}
