using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kpi.Kpis;
using Kpi.Reporting.Excel;

namespace Kpi.Reporting.Tests.Excel;

public sealed class ExcelReportTests
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "../../../reports")).FullName;

    public static TheoryData<string, Lang> Reports => new() { { "city", Lang.Zh }, { "city", Lang.En }, { "empty", Lang.Zh }, { "long-name", Lang.En } };

    [Theory, MemberData(nameof(Reports))]
    public void The_workbook_is_valid(string name, Lang lang)
    {
        var path = Save(name, lang);
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    private static string Save(string name, Lang lang)
    {
        var report = name switch
        {
            "city" => Sample.City(),
            "empty" => Sample.Empty(),
            _ => Sample.City(name: Pdf.Documents.LongName(lang)),
        };
        var path = Path.Combine(Folder, $"{name}-{lang}.xlsx".ToLowerInvariant());
        File.WriteAllBytes(path, ExcelReport.Create(report, lang));
        return path;
    }
}
