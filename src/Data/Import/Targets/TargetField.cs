using System.Globalization;
using Kpi.Data.Import.Rows;
using Kpi.Kpis;

namespace Kpi.Data.Import.Targets;

/// <summary>A field that a mapping may fill.</summary>
/// <param name="Name">Its name in the mapping.</param>
/// <param name="Required">A mapping must fill it, and an empty cell rejects the row.</param>
internal abstract record TargetField(string Name, bool Required)
{
    /// <summary>Why a constant, a default or a map's value cannot be this field's; null if it can.</summary>
    /// <param name="value">The value as the mapping writes it.</param>
    /// <param name="times">The formats in which the field's times are read.</param>
    public virtual string? Objection(string value, IReadOnlyList<string> times) => null;
}

/// <summary>A text, such as a code or a name.</summary>
internal sealed record TextField(string Name, bool Required, int MaxLength = 64) : TargetField(Name, Required)
{
    public override string? Objection(string value, IReadOnlyList<string> times) =>
        value.Length > MaxLength ? $"it is longer than {MaxLength} characters." : null;
}

/// <summary>A point in time.</summary>
internal sealed record TimeField(string Name, bool Required) : TargetField(Name, Required)
{
    public override string? Objection(string value, IReadOnlyList<string> times) =>
        TimeText.TryParse(value, times, out _) ? null : $"it is no date or time of the form {string.Join(" or ", times)}.";
}

/// <summary>A month, written as such or as a date in it.</summary>
internal sealed record MonthField(string Name, bool Required) : TargetField(Name, Required)
{
    public override string? Objection(string value, IReadOnlyList<string> times) =>
        Month.TryParse(value, out _) || TimeText.TryParse(value, times, out _) ? null : "it is no month, such as 2026-10, and no date.";
}

/// <summary>An amount or a score.</summary>
internal sealed record NumberField(string Name, bool Required) : TargetField(Name, Required)
{
    public override string? Objection(string value, IReadOnlyList<string> times) => TryParse(value, out _) ? null : "it is not a number.";

    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}

/// <summary>Yes or no.</summary>
internal sealed record FlagField(string Name, bool Required = false) : TargetField(Name, Required)
{
    public override string? Objection(string value, IReadOnlyList<string> times) =>
        TryParse(value, out _) ? null : "it is neither true nor false.";

    public static bool TryParse(string text, out bool flag)
    {
        // Most sources write digits, which need no case changed.
        var word = text is "1" or "0" ? text : text.ToLowerInvariant();
        flag = word is "true" or "1" or "yes" or "y" or "是";
        return flag || word is "false" or "0" or "no" or "n" or "否";
    }
}

/// <summary>One word of a list.</summary>
internal abstract record ChoiceField(string Name, bool Required) : TargetField(Name, Required);

/// <summary>One word of an enumeration, in snake_case.</summary>
internal sealed record ChoiceField<T>(string Name, bool Required) : ChoiceField(Name, Required)
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Words = Enum.GetValues<T>().ToDictionary(SnakeCase.Of, StringComparer.OrdinalIgnoreCase);

    public override string? Objection(string value, IReadOnlyList<string> times) =>
        TryParse(value, out _) ? null : $"it is one of {Choices}.";

    public static string Choices => string.Join(", ", Words.Keys);

    public static bool TryParse(string text, out T value) => Words.TryGetValue(text, out value);
}
