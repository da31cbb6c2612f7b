using Kpi.Kpis;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Tests.Pdf;

[Alone, Collection(SharedRenderer.Name)]
public sealed class PdfReportTests(Documents documents)
{
    [Fact]
    public async Task The_pdf_says_the_same_numbers_as_the_values()
    {
        var lines = PdfText.Lines(await documents.City(Lang.Zh));
        foreach (var row in Sample.City().Rows)
        {
            // The counts stand a little above the name's line and the interval a little below.
            var at = lines.ToList().FindIndex(line => line.StartsWith(row.Kpi.Name.Zh + " ", StringComparison.Ordinal));
            var line = string.Join('\n', lines.Skip(at - 1).Take(3));
            string[] said =
            [
                KpiText.Value(row.Current, Lang.Zh),
                KpiText.Ratio(row.Current),
                KpiText.Interval(row.Current, Lang.Zh),
                KpiText.Value(row.Current.Target, row.Kpi.Unit, Lang.Zh),
                KpiText.Change(row.Current.Value, row.Previous!.Value, row.Kpi.Unit),
                KpiText.Change(row.Current.Value, row.YearAgo!.Value, row.Kpi.Unit),
            ];
            // Where there is no interval, its place stays empty.
            said.Where(number => number != KpiText.None)
                .ShouldAllBe(number => PdfText.Squeeze(line).Contains(PdfText.Squeeze(number)), line);
        }
    }

    [Theory, InlineData(Lang.Zh), InlineData(Lang.En)]
    public async Task Every_branch_and_tier_says_its_values(Lang lang)
    {
        var text = PdfText.Squeeze(string.Join(' ', PdfText.Lines(await documents.City(lang))));
        var report = Sample.City();
        report.Children.ShouldAllBe(child =>
            text.Contains(PdfText.Squeeze(child.Branch.Name.In(lang) + KpiText.Value(child.Values[0], lang)))
        );
        report
            .Tiers.SelectMany(tier => tier.Values)
            .ShouldAllBe(value => text.Contains(PdfText.Squeeze(KpiText.ValueInTable(value, lang))));
    }

    [Theory, InlineData(Lang.Zh), InlineData(Lang.En)]
    public async Task Every_glyph_of_the_report_is_in_its_fonts(Lang lang)
    {
        var path = await documents.City(lang);
        var fonts = Tool.PdfFonts.Run(null, path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        fonts.ShouldNotBeEmpty();
        fonts.ShouldAllBe(
            font => font.Contains("NotoSansSC-") && font.Contains("yes yes yes"),
            "a font of the machine was used, or one is not embedded"
        );

        var text = PdfText.Squeeze(string.Join(' ', PdfText.Lines(path)));
        text.ShouldNotContain('\uFFFD');
        var report = Sample.City();
        report
            .Children.Select(child => child.Branch)
            .Append(report.Branch)
            .Concat(report.Ancestors)
            .ShouldAllBe(branch => text.Contains(PdfText.Squeeze(branch.Name.In(lang))));
        report.Rows.ShouldAllBe(row => text.Contains(PdfText.Squeeze(row.Kpi.Definition.In(lang))));
    }

    [Fact]
    public async Task Table_heads_repeat_on_every_page()
    {
        var pages = PdfText.Pages(await documents.ManyOutlets(Lang.Zh)).Where(page => page.Contains("荔湾上下九网点")).ToList();
        pages.Count.ShouldBeGreaterThan(3);
        pages.ShouldAllBe(page => page.Contains("机构"));
    }

    [Theory, InlineData(Lang.Zh), InlineData(Lang.En)]
    public async Task A_200_character_branch_name_stays_on_the_page(Lang lang)
    {
        var path = await documents.LongNamed(lang);
        var (left, right) = PdfText.HorizontalExtent(path);
        left.ShouldBeGreaterThan(PdfText.Margin - 1);
        right.ShouldBeLessThan(PdfText.PageWidth - PdfText.Margin + 1);
        PdfText.Squeeze(string.Join("", PdfText.Pages(path))).ShouldContain(PdfText.Squeeze(Documents.LongName(lang)));
    }

    [Theory, InlineData(Lang.Zh, "没有可统计的业务数据"), InlineData(Lang.En, "There was nothing to measure")]
    public async Task A_branch_without_data_says_so(Lang lang, string sentence)
    {
        var text = PdfText.Squeeze(string.Join(' ', PdfText.Lines(await documents.Empty(lang))));
        text.ShouldContain(PdfText.Squeeze(sentence));
        text.ShouldContain(PdfText.Squeeze(Words.Of(KpiState.NoData).In(lang)));
        text.ShouldNotContain(PdfText.Squeeze(Words.Trends.In(lang)));
        text.ShouldNotContain("NaN");
    }

    [Theory, InlineData(Lang.Zh, "zh-CN"), InlineData(Lang.En, "en-GB")]
    public async Task The_document_is_tagged_and_names_its_title_and_language(Lang lang, string code)
    {
        var path = await documents.City(lang);
        var info = Tool.PdfInfo.Run(null, path);
        info.ShouldContain(lang == Lang.Zh ? "广州分公司" : "Guangzhou");
        info.ShouldMatch(@"Tagged:\s+yes");
        info.ShouldMatch(@"Page size:.*A4");
        Tool.PdfInfo.Run(null, "-meta", path).ShouldMatch("pdfuaid:part(>|=\")1");
        var bytes = await File.ReadAllTextAsync(path, System.Text.Encoding.Latin1, TestContext.Current.CancellationToken);
        bytes.ShouldMatch($@"/Lang ?\({code}\)");
        bytes.ShouldContain("/Outlines");
    }

    [Fact]
    public async Task Charts_have_a_text_for_those_who_cannot_see_them()
    {
        var bytes = await File.ReadAllTextAsync(
            await documents.City(Lang.En),
            System.Text.Encoding.Latin1,
            TestContext.Current.CancellationToken
        );
        bytes.ShouldContain("Line chart of Monthly churn rate from 2025-05 to 2026-10");
    }
}
