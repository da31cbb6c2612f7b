using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kpi.EndToEnd.Tests;

/// <summary>Pages as axe judges them, whose rules are those of WCAG 2 that a machine can check, and good practice.</summary>
[Collection(SharedDemo.Name)]
public sealed class AccessibilityTests(Demo demo, Browser browser)
{
    [Theory]
    [InlineData("branch=HQ&kpi=churn_rate", "zh")]
    [InlineData("branch=HQ&kpi=churn_rate", "en")]
    [InlineData("branch=JS&kpi=settlement_days_median", "zh")]
    [InlineData("branch=JS&kpi=churn_rate&view=assessment", "zh")]
    [InlineData("branch=JS&kpi=churn_rate&view=assessment", "en")]
    [InlineData("branch=JS&kpi=churn_rate&view=worklist", "zh")]
    [InlineData("branch=NOWHERE&kpi=churn_rate", "zh")]
    public async Task Axe_finds_no_fault_with_a_page(string query, string lang)
    {
        var page = await OpenAsync($"{query}&lang={lang}");

        await FaultlessAsync(page);
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task Nor_on_a_phone_nor_in_the_dark(int width, int height, ColorScheme scheme)
    {
        var page = await OpenAsync("branch=HQ&kpi=churn_rate&lang=zh");
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });

        await FaultlessAsync(page);
    }

    [Fact]
    public async Task Nor_with_the_rows_behind_a_number()
    {
        var page = await OpenAsync("branch=JS&kpi=churn_rate&lang=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the rows behind" }).ClickAsync();
        await Expect(page.GetByTestId("evidence-totals")).ToBeVisibleAsync();

        await FaultlessAsync(page);
    }

    /// <summary>A page with all that it loads.</summary>
    private async Task<IPage> OpenAsync(string query)
    {
        var page = await browser.OpenAsync(new(demo.Address, $"/?month=2026-10&{query}"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }

    private static async Task FaultlessAsync(IPage page)
    {
        var result = await page.RunAxe();

        result.Passes.ShouldNotBeEmpty();
        result.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{fault.Id}: {fault.Help}: {node.Html}")).ShouldBeEmpty();
    }
}
