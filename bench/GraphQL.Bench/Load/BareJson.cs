using System.Text.Json;

namespace Kpi.GraphQL.Bench.Load;

/// <summary>The same answers, byte for byte, written by hand.</summary>
internal static class BareJson
{
    public static void Large(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartArray("branches");
        foreach (var branch in Sample.Branches)
        {
            json.WriteStartObject();
            json.WriteString("code", branch.Code);
            json.WriteString("name", branch.Name);
            json.WriteStartArray("kpis");
            foreach (var value in branch.Kpis)
            {
                Write(json, value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Small(Utf8JsonWriter json)
    {
        var branch = Sample.Branches.First(branch => branch.Code == "B0007");
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("branch");
        json.WriteString("code", branch.Code);
        json.WriteString("name", branch.Name);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        json.WriteStartObject();
        json.WriteString("kpi", value.Kpi);
        json.WriteNumber("amount", value.Amount);
        json.WriteNumber("numerator", value.Numerator);
        json.WriteNumber("denominator", value.Denominator);
        json.WriteStartObject("interval");
        json.WriteNumber("low", value.Interval.Low);
        json.WriteNumber("high", value.Interval.High);
        json.WriteEndObject();
        json.WriteString(
            "status",
            value.Status switch
            {
                Status.Met => "MET",
                Status.Near => "NEAR",
                _ => "MISSED",
            }
        );
        json.WriteEndObject();
    }
}
