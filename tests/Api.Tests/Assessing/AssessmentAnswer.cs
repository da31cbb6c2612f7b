using System.Text.Json;
using Kpi.Api.Tests.Serving;

namespace Kpi.Api.Tests.Assessing;

/// <summary>Asking for an assessment and finding a branch in the answer.</summary>
internal static class AssessmentAnswer
{
    public static async Task<JsonElement> AssessmentAsync(this RunningServer server, string arguments, string fields) =>
        (await server.DataAsync($$"""{ assessment({{arguments}}) { standing branches { branch { code } {{fields}} } } }""")).GetProperty(
            "assessment"
        );

    public static JsonElement Of(JsonElement assessment, string code) =>
        assessment.GetProperty("branches").EnumerateArray().Single(branch => CodeOf(branch) == code);

    public static string CodeOf(JsonElement branch) => branch.GetProperty("branch").GetProperty("code").GetString()!;
}
