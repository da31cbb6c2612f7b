using System.Text.RegularExpressions;

namespace Kpi.Api.Tests.CommandLine;

public sealed partial class CommandProcessTests
{
    [Fact]
    public async Task No_command_under_test_has_a_setting_of_the_machine_that_is_in_the_manual()
    {
        var manual = await File.ReadAllTextAsync(
            Path.Combine(SharedData.Root, "docs", "operating.md"),
            TestContext.Current.CancellationToken
        );
        var settings = manual
            .Split("\n## Settings\n")[1]
            .Split('\n')
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(row => Names().Matches(row.Split('|')[1]))
            .Select(name => name.Value)
            .ToList();

        settings.ShouldContain("KPI_CACHE_MB");
        settings.Where(name => !CommandProcess.IsSetting(name)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Names();
}
