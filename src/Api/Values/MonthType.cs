using Kpi.Kpis;

namespace Kpi.Api.Values;

/// <summary>The scalar Month.</summary>
public sealed class MonthType() : StringScalarType<Month>("Month", "A calendar month in the business zone, written 2026-10.")
{
    /// <inheritdoc/>
    public override bool TryParse(string text, out Month value) => Month.TryParse(text, out value);

    /// <inheritdoc/>
    public override string Format(Month value) => value.ToString();
}
