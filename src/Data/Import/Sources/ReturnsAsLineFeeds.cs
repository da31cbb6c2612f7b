namespace Kpi.Data.Import.Sources;

/// <summary>A text whose lines end by a carriage return alone, read as one whose lines end by a line feed.</summary>
/// <param name="text">The text; goes with this reader.</param>
internal sealed class ReturnsAsLineFeeds(TextReader text) : TextReader
{
    public override int Read(char[] buffer, int index, int count)
    {
        var read = text.Read(buffer, index, count);
        buffer.AsSpan(index, read).Replace('\r', '\n');
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }
}
