using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kpi.EndToEnd.Tests;

[Collection(SharedDemo.Name)]
public sealed class DashboardTests(Demo demo, Browser browser)
{
    [Fact]
    public async Task The_page_opens_on_headquarters_in_Chinese()
    {
        var page = await browser.OpenAsync(demo.Address);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("总部");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(page.GetByTestId("kpi-churn_rate")).ToContainTextAsync("月离网率");
    }

    [Fact]
    public async Task The_language_switch_turns_the_page_to_English_and_stays_in_the_address()
    {
        var page = await browser.OpenAsync(demo.Address);

        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Headquarters");
        await Expect(page.GetByTestId("kpi-churn_rate")).ToContainTextAsync("Monthly churn rate");
        page.Url.ShouldContain("lang=en");
    }

    [Theory]
    [InlineData("churn_rate")]
    [InlineData("routine_coverage")]
    public async Task A_headline_number_is_the_number_that_GraphQL_gives(string kpi)
    {
        var value = await ValueAsync(kpi);
        var shown = (100 * value).ToString("F2", CultureInfo.InvariantCulture) + "%";

        var page = await browser.OpenAsync(new(demo.Address, "/?branch=HQ&month=2026-10&lang=en"));

        await Expect(page.GetByTestId($"kpi-{kpi}").GetByTestId("value")).ToHaveTextAsync(shown);
    }

    [Fact]
    public async Task The_branch_picker_finds_a_branch_by_its_name()
    {
        var page = await browser.OpenAsync(new(demo.Address, "/?lang=en"));

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Branch" }).FillAsync("Nanjing City");
        await page.GetByRole(AriaRole.Listbox, new() { Name = "Matching branches" }).GetByRole(AriaRole.Option).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nanjing City");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Branches above" })).ToContainTextAsync("Jiangsu Province");
    }

    [Fact]
    public async Task What_is_typed_into_the_branch_picker_does_not_mix_with_the_name_of_the_branch_shown()
    {
        var page = await browser.OpenAsync(new(demo.Address, "/?lang=en"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Headquarters");
        var picker = page.GetByRole(AriaRole.Combobox, new() { Name = "Branch" });

        await picker.ClickAsync();
        await picker.PressAsync("Escape");
        await picker.PressSequentiallyAsync("Nanjing City");

        await Expect(picker).ToHaveValueAsync("Nanjing City");
    }

    [Fact]
    public async Task GraphiQL_knows_the_schema_and_asks_no_other_host()
    {
        var page = await browser.OpenAsync(demo.Address);
        var foreign = new List<string>();
        page.Request += (_, request) =>
        {
            if (
                request.Url.StartsWith("http", StringComparison.Ordinal)
                && !request.Url.StartsWith($"{demo.Address}", StringComparison.Ordinal)
            )
            {
                foreign.Add(request.Url);
            }
        };

        await page.GotoAsync(new Uri(demo.Address, "/graphql").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Documentation Explorer" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "KpiTable", Exact = true }).First).ToBeVisibleAsync();
        foreign.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_chooses_what_the_trend_shows()
    {
        var page = await browser.OpenAsync(new(demo.Address, "/?branch=HQ&month=2026-10&lang=en"));

        await page.GetByTestId("kpi-complaint_rate").GetByRole(AriaRole.Link).ClickAsync();

        await Expect(page.GetByTestId("trend")).ToContainTextAsync("Complaint rate");
        await Expect(page.GetByTestId("trend").GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        page.Url.ShouldContain("kpi=complaint_rate");
    }

    [Fact]
    public async Task The_trend_can_be_read_as_a_table_of_24_months()
    {
        var page = await browser.OpenAsync(new(demo.Address, "/?branch=HQ&month=2026-10&kpi=churn_rate&lang=en"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).ClickAsync();

        await Expect(page.GetByTestId("trend").GetByRole(AriaRole.Row)).ToHaveCountAsync(1 + 24);
    }

    [Fact]
    public async Task A_branch_below_opens_with_a_click_and_Back_returns()
    {
        var page = await browser.OpenAsync(new(demo.Address, "/?branch=HQ&month=2026-10&lang=en"));

        await page.GetByTestId("children").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("Headquarters");
        await page.GoBackAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Headquarters");
    }

    [Fact]
    public async Task An_unknown_branch_in_the_address_is_explained_with_a_way_back()
    {
        var page = await browser.OpenAsync(new(demo.Address, "/?branch=NOWHERE&month=2026-10&lang=zh"));

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("找不到该机构");
        await page.GetByRole(AriaRole.Link, new() { Name = "返回首页" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("总部");
    }

    [Theory]
    [InlineData("zh", "下载 PDF 报告", "%PDF")]
    [InlineData("en", "Download Excel report", "PK")]
    public async Task A_report_downloads_from_the_page(string lang, string link, string magic)
    {
        var page = await browser.OpenAsync(new(demo.Address, $"/?branch=HQ&month=2026-10&lang={lang}"));

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());

        var bytes = await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        System.Text.Encoding.ASCII.GetString(bytes, 0, magic.Length).ShouldBe(magic);
        download.SuggestedFilename.ShouldStartWith("HQ-2026-10");
    }

    [Fact]
    public async Task The_rows_behind_a_number_sum_to_it_and_Escape_returns_to_where_they_were_opened()
    {
        var page = await browser.OpenAsync(new(demo.Address, "/?branch=JS&month=2026-10&kpi=churn_rate&lang=en"));
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Show the rows behind" });
        var dialog = page.GetByRole(AriaRole.Dialog);
        var rows = dialog.GetByRole(AriaRole.Table, new() { Name = "Rows behind the number" }).GetByRole(AriaRole.Row);

        await opener.ClickAsync();
        await Expect(dialog.GetByTestId("evidence-totals")).ToContainTextAsync("The rows sum to the number");
        await Expect(rows).ToHaveCountAsync(1 + 100);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show 100 more" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(1 + 200);
        await page.Keyboard.PressAsync("Escape");

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_assessment_opens_from_the_dashboard_with_the_calculation_that_GraphQL_gives_and_Back_returns()
    {
        var answer = await AskAsync("""assessment(month: "2026-10", parent: "JS", level: PROVINCE) { branches { working(lang: EN) } }""");
        var working = answer.GetProperty("assessment").GetProperty("branches")[0].GetProperty("working");
        var page = await browser.OpenAsync(new(demo.Address, "/?branch=HQ&month=2026-10&kpi=churn_rate&lang=en"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Assessment" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Scoring of Jiangsu Province" }).ClickAsync();

        var shown = page.GetByTestId("scoring").GetByRole(AriaRole.List).Last.GetByRole(AriaRole.Listitem);
        await Expect(shown).ToHaveTextAsync(working.EnumerateArray().Select(line => line.GetString()!));
        await Expect(page.GetByTestId("assessment-standing")).ToHaveTextAsync("Provisional");
        page.Url.ShouldContain("view=assessment");

        await page.GoBackAsync();
        await Expect(page.GetByTestId("trend")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_care_lists_of_an_outlet_are_found_from_above_with_the_counts_that_GraphQL_gives_and_Back_returns_to_the_list_before()
    {
        var outlet = (await AskAsync("branches(level: OUTLET, first: 1) { nodes { code name(lang: EN) ancestors { code } } }"))
            .GetProperty("branches")
            .GetProperty("nodes")[0];
        var above = outlet.GetProperty("ancestors").EnumerateArray().Last().GetProperty("code");
        var list = (
            await AskAsync(
                $$"""worklist(branch: "{{outlet.GetProperty("code")}}", month: "2026-09", kind: MOMENT) { totalCount owedCount nodes { key } }"""
            )
        ).GetProperty("worklist");
        var key = list.GetProperty("nodes")[0].GetProperty("key").GetString()!;
        var page = await browser.OpenAsync(new(demo.Address, $"/?branch={above}&month=2026-09&kpi=churn_rate&lang=en"));
        var items = page.GetByTestId("items");

        await page.GetByRole(AriaRole.Link, new() { Name = "Care list" }).ClickAsync();
        var name = outlet.GetProperty("name").GetString()!;
        await page.GetByTestId("outlets").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Special moments" }).ClickAsync();

        await Expect(page.GetByTestId("kind-moment")).ToContainTextAsync($"{list.GetProperty("totalCount")} not done");
        await Expect(page.GetByTestId("kind-moment")).ToContainTextAsync($"Owed{list.GetProperty("owedCount")}");
        await Expect(items.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync(key);
        await Expect(items).ToContainTextAsync("shown to the manager of the outlet alone");
        page.Url.ShouldContain("list=moment");

        await page.GoBackAsync();
        await Expect(items.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Routine contacts");
    }

    private async Task<double> ValueAsync(string kpi)
    {
        var answer = await AskAsync($$"""branch(code: "HQ") { kpi(id: "{{kpi}}", month: "2026-10") { value } }""");
        return answer.GetProperty("branch").GetProperty("kpi").GetProperty("value").GetDouble();
    }

    private async Task<JsonElement> AskAsync(string field)
    {
        using var http = new HttpClient { BaseAddress = demo.Address };
        using var response = await http.PostAsJsonAsync(
            "/graphql",
            new { query = $"{{ {field} }}" },
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return answer.GetProperty("data");
    }
}
