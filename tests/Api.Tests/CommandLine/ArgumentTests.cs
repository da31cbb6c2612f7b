using System.CommandLine;
using Kpi.Api.CommandLine;

namespace Kpi.Api.Tests.CommandLine;

/// <summary>Arguments that mean nothing, or two things at once, are refused before anything happens.</summary>
public sealed class ArgumentTests
{
    private static readonly Dictionary<string, Func<Command>> Commands = new(StringComparer.Ordinal)
    {
        ["demo"] = DemoCommand.Create,
        ["close"] = CloseCommand.Create,
        ["refresh"] = RefreshCommand.Create,
        ["import"] = ImportCommand.Create,
    };

    [Theory]
    [InlineData("demo --port 99999", "'99999' is no port")]
    [InlineData("demo --port -1", "'-1' is no port")]
    [InlineData("refresh --all --month 2026-10", "--all and --month exclude each other")]
    [InlineData("close 2026-10 --check --with-earlier", "--check and --with-earlier exclude each other")]
    [InlineData("close 2026-10 --by LONG", "longer than 200 characters")]
    [InlineData("import --mapping m.yaml --by LONG", "longer than 200 characters")]
    public void Wrong_ones_are_refused(string line, string reason) => Errors(line).ShouldContain(reason);

    [Theory]
    [InlineData("demo --port 0")]
    [InlineData("demo --port 65535")]
    [InlineData("refresh --all")]
    [InlineData("refresh --month 2026-10")]
    [InlineData("close 2026-10 --with-earlier --by Li")]
    [InlineData("close 2026-10 --check")]
    public void Right_ones_are_taken(string line) => Errors(line).ShouldBeEmpty();

    private static string Errors(string line)
    {
        var words = line.Replace("LONG", new string('x', 201), StringComparison.Ordinal).Split(' ');
        return string.Join(' ', Commands[words[0]]().Parse(words[1..]).Errors.Select(error => error.Message));
    }
}
