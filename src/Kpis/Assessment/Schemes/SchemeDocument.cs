using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment.Schemes;

/// <summary>
/// A scheme as the warehouse keeps it: a JSON object with the keys of an entry of a scheme file. Code, version and first month stand beside it, so
/// <c>version</c> and <c>valid_from</c> may be left out; where they stand they must agree.
/// </summary>
public static class SchemeDocument
{
    // Every JSON text is a YAML text once it has no tabs: written anew, it is read by the one reader of schemes.
    private static readonly JsonSerializerOptions AsYaml = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a scheme.</summary>
    /// <param name="json">The document.</param>
    /// <param name="code">The scheme's code.</param>
    /// <param name="version">Its version.</param>
    /// <param name="from">The first month that it holds for.</param>
    /// <param name="units">The KPIs that indicators may name, with the units that they are measured in; null to take any.</param>
    /// <exception cref="SchemeException">The document is no valid scheme, or contradicts what stands beside it.</exception>
    public static AssessmentScheme Parse(
        string json,
        string code,
        string version,
        Month from,
        IReadOnlyDictionary<string, KpiUnit>? units = null
    )
    {
        if (ObjectOf(json) is not { } document)
        {
            throw new SchemeException(["the document is no JSON object."]);
        }

        document["version"] ??= version;
        document["valid_from"] ??= from.ToString();
        var scheme = SchemeFile.Parse(new JsonObject { ["schemes"] = new JsonArray(document) }.ToJsonString(AsYaml), units).Single();
        return scheme.Version == version && scheme.ValidFrom == from
            ? scheme with
            {
                Code = code,
                Source = SchemeSource.Warehouse,
            }
            : throw new SchemeException([
                $"the document is of version {scheme.Version} from {scheme.ValidFrom} on, the row of version {version} from {from} on.",
            ]);
    }

    private static JsonObject? ObjectOf(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
