using System.Globalization;

namespace Kpi.Data.Import.Sources;

/// <summary>Writes numbers that are no text in their source as a text file has them: a key never gets an exponent.</summary>
internal static class PlainNumber
{
    /// <summary>The shortest digits that give the number again, without an exponent: <c>0.00001</c>, not <c>1E-05</c>.</summary>
    public static string Of(double number)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        return
            shortest.Contains('E', StringComparison.Ordinal)
            && decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString(CultureInfo.InvariantCulture)
            : shortest;
    }
}
