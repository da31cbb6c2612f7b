using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kpi.Kpis;
using Kpi.Reporting.Excel;

namespace Kpi.Reporting.Tests.Excel;

public sealed class ExcelReportTests
{
    public static TheoryData<string, Lang> Reports =>
        new()
        {
            { "city", Lang.Zh },
            { "city", Lang.En },
            { "empty", Lang.Zh },
            { "long-name", Lang.En },
        };

    [Theory, MemberData(nameof(Reports))]
    public void The_workbook_is_valid(string name, Lang lang)
    {
        using var document = SpreadsheetDocument.Open(Workbooks.Save(name, lang), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_kpi_has_a_native_chart_and_every_sheet_keeps_its_head()
    {
        using var document = SpreadsheetDocument.Open(Workbooks.Save("city", Lang.Zh), isEditable: false);
        var parts = document.WorkbookPart!.WorksheetParts.ToList();
        parts.Sum(part => part.DrawingsPart?.ChartParts.Count() ?? 0).ShouldBe(SampleKpis.All.Count);
        parts.ShouldAllBe(part => part.Worksheet.Descendants<Pane>().Any(pane => pane.State! == PaneStateValues.Frozen));
        document.WorkbookPart.Workbook.DefinedNames!.ChildElements.Count.ShouldBe(parts.Count);
        document.PackageProperties.Title.ShouldBe("广州分公司 – 客户维系与挽留月报 – 2026年10月");
    }

    [Fact]
    public void A_name_with_characters_that_XML_forbids_does_no_harm()
    {
        var empty = Sample.Empty();
        var bytes = ExcelReport.Create(
            empty with
            {
                Branch = empty.Branch with { Name = new("网\u0008点\uD800", "<a> & \"b\"") },
            },
            Lang.Zh
        );
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        document.PackageProperties.Title.ShouldStartWith("网点");
    }
}
