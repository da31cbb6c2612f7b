using System.Diagnostics;
using System.Net;
using System.Xml.Linq;

namespace Kpi.GraphQL.Tests.Conformance;

/// <summary>Runs the scripts of tests/conformance/judges, which are npm packages' own tests and clients.</summary>
internal static class Judges
{
    /// <summary>
    /// Runs a judge and fails with the names of what failed. Its report is artifacts/test-results/conformance-NAME.alone.xml, where <c>./kpi test</c>
    /// counts it. Gives the names of all checks.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Pass(string judge, params string[] arguments)
    {
        Packages.Need("tests/conformance", "dashboards");
        var reports = System.IO.Path.Combine(SharedData.Root, "artifacts", "test-results");
        var report = System.IO.Path.Combine(reports, $"conformance-{judge}.alone.xml");
        Directory.CreateDirectory(reports);
        File.Delete(report);
        var start = new ProcessStartInfo(
            "node",
            ["--test-reporter=junit", $"--test-reporter-destination={report}", $"judges/{judge}.mjs", .. arguments]
        )
        {
            UseShellExecute = false,
            WorkingDirectory = System.IO.Path.Combine(SharedData.Root, "tests", "conformance"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var said = $"node exited with {process.ExitCode}. {await output}{await errors}";
        File.Exists(report).ShouldBeTrue(said);
        var document = XDocument.Load(report);
        var checks = document.Descendants("testcase").ToList();
        var failures = checks.Where(check => check.Element("failure") is not null).Select(Told).ToList();
        Assert.True(failures.Count == 0, $"{failures.Count} of {checks.Count} checks of {judge} failed:\n{string.Join('\n', failures)}");
        // What fails outside of a check stands in a comment.
        process.ExitCode.ShouldBe(0, said + string.Concat(document.DescendantNodes().OfType<XComment>()));
        checks.ShouldNotBeEmpty(said);
        return checks.ConvertAll(NameOf);
    }

    private static string NameOf(XElement check) => check.Attribute("name")!.Value;

    // Node 20 escapes twice.
    private static string Told(XElement check) =>
        WebUtility.HtmlDecode($"- {NameOf(check)}: {check.Element("failure")!.Attribute("message")?.Value}");
}
