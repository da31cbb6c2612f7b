using System.Text.Json.Nodes;
using Kpi.Kpis;

namespace Kpi.Reporting.Pdf;

internal static class PdfContent
{
    public static JsonNode Of(BranchReport report, Lang lang) => new JsonObject { ["lang"] = lang == Lang.Zh ? "zh" : "en", ["title"] = report.Branch.Name.In(lang) };
}
