using GraphQL.Tests.Sample;

namespace GraphQL.Tests.Conformance;

public class ConformanceTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Every_audit_of_graphql_http_passes()
    {
        var (exitCode, output) = await Judges.Run("http-audit.mjs", site.Url, "--strict");
        exitCode.ShouldBe(0, output);
        output.ShouldContain("61 passed, 0 failed");
    }

    [Fact]
    public async Task GraphQL_js_reads_introspection_and_sdl_as_one_schema()
    {
        var file = System.IO.Path.GetTempFileName();
        await File.WriteAllTextAsync(file, await site.Client.GetStringAsync(new Uri(site.Url + "?sdl")));
        var (exitCode, output) = await Judges.Run("introspect.mjs", site.Url, $"--sdl={file}");
        File.Delete(file);
        exitCode.ShouldBe(0, output);
    }
}
