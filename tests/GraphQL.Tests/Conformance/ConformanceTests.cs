using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Conformance;

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
    public async Task Real_clients_get_their_answers()
    {
        var (exitCode, output) = await Judges.Run("clients.mjs", site.Url);
        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public async Task Graphql_codegen_types_operations_by_introspection()
    {
        var (exitCode, output) = await Judges.Run("codegen.mjs", site.Url);
        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public async Task Parser_and_validator_judge_as_graphql_js_does()
    {
        var file = await Sdl();
        var count = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") is null ? 2_000 : 40_000;
        var (exitCode, output) = await Judges.Run("validation-diff.mjs", site.Url, $"--sdl={file}", $"--count={count}", "--seed=7");
        File.Delete(file);
        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public async Task GraphQL_js_reads_introspection_and_sdl_as_one_schema()
    {
        var file = await Sdl();
        var (exitCode, output) = await Judges.Run("introspect.mjs", site.Url, $"--sdl={file}");
        File.Delete(file);
        exitCode.ShouldBe(0, output);
    }

    private async Task<string> Sdl()
    {
        var file = System.IO.Path.GetTempFileName();
        await File.WriteAllTextAsync(file, await site.Client.GetStringAsync(new Uri(site.Url + "?sdl")));
        return file;
    }
}
