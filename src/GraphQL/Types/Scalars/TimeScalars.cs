using System.Globalization;

namespace Kpi.GraphQL.Types;

/// <summary>DateTime: an instant with its offset.</summary>
public sealed class DateTimeType()
    : StringScalarType<DateTimeOffset>(
        "DateTime",
        "A date and time with its offset from UTC, such as `2026-10-31T08:30:00Z`.",
        "https://scalars.graphql.org/andimarek/date-time.html"
    )
{
    /// <inheritdoc />
    public override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        var hasOffset = text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset
            && text.Length >= 17
            && text[10] is 'T' or 't'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    /// <inheritdoc />
    public override string Format(DateTimeOffset value) =>
        value.ToString(
            value.Offset == TimeSpan.Zero ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz",
            CultureInfo.InvariantCulture
        );
}

/// <summary>LocalDate: a day without a time zone.</summary>
public sealed class LocalDateType()
    : StringScalarType<DateOnly>(
        "LocalDate",
        "A day without a time zone, such as `2026-10-31`.",
        "https://scalars.graphql.org/andimarek/local-date.html"
    )
{
    /// <inheritdoc />
    public override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <inheritdoc />
    public override string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>LocalTime: a time of day without a time zone.</summary>
public sealed class LocalTimeType()
    : StringScalarType<TimeOnly>(
        "LocalTime",
        "A time of day without a time zone, such as `08:30:00`.",
        "https://scalars.graphql.org/apollographql/localtime-v0.1.html"
    )
{
    /// <inheritdoc />
    public override bool TryParse(string text, out TimeOnly value) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <inheritdoc />
    public override string Format(TimeOnly value) => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}

/// <summary>TimeSpan: a duration in ISO 8601 form.</summary>
public sealed class TimeSpanType() : StringScalarType<TimeSpan>("TimeSpan", "A duration in ISO 8601 form, such as `PT1H30M`.")
{
    /// <inheritdoc />
    public override bool TryParse(string text, out TimeSpan value)
    {
        try
        {
            value = System.Xml.XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    /// <inheritdoc />
    public override string Format(TimeSpan value) => System.Xml.XmlConvert.ToString(value);
}
