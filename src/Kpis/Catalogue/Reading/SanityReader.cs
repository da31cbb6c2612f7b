namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>Reads what a value must satisfy, once the KPIs that it may name are known.</summary>
internal static class SanityReader
{
    public static KpiSanity Read(YamlEntry entry, KpiDirection direction, Func<YamlEntry, string, string, KpiDefinition?> find)
    {
        if (entry.Entry("sanity") is not { } sanity)
        {
            return KpiSanity.None;
        }

        sanity.Allow("sanity", ["low", "high", "alarm", "at_most", "least_response"]);
        var (low, high) = (sanity.OptionalNumber("low"), sanity.OptionalNumber("high"));
        if (low >= high)
        {
            sanity.Problem("low", "low must be less than high.");
        }

        if (direction == KpiDirection.Neutral && sanity.Has("alarm"))
        {
            sanity.Problem("alarm", "a KPI of direction neutral cannot have an alarm: no value of it is worse.");
        }

        var atMost = sanity.OptionalText("at_most");
        var response = sanity.Entry("least_response");
        response?.Allow("least_response", ["kpi", "value"]);
        return new()
        {
            Low = low,
            High = high,
            Alarm = sanity.OptionalNumber("alarm"),
            AtMost = atMost is null ? null : find(sanity, "at_most", atMost),
            ResponseRate = response is null ? null : find(response, "kpi", response.Text("kpi")),
            LeastResponseRate = response?.Number("value", 0) ?? 0,
        };
    }
}
