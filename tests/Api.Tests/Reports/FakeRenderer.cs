namespace Kpi.Api.Tests.Reports;

/// <summary>A renderer that sets nothing: its documents are the data that it was handed, between a PDF's first and last words.</summary>
internal sealed class FakeRenderer : IDisposable
{
    private FakeRenderer(string directory) => Directory = directory;

    public string Directory { get; }

    /// <summary>The setting by which a process of its own finds it.</summary>
    public IDictionary<string, string> Settings => new Dictionary<string, string> { ["KPI_RENDERER"] = Directory };

    /// <param name="refuses">The name of a branch whose report fails.</param>
    /// <param name="waitsAt">The name of a branch whose report is not made before <see cref="GoOn"/>.</param>
    /// <param name="vanishesAt">The name of a branch at whose report the worker dies and none can be started again.</param>
    /// <param name="padding">Blanks in every document.</param>
    public static FakeRenderer Create(string refuses = "(none)", string waitsAt = "(none)", string vanishesAt = "(none)", int padding = 0)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("kpi-renderer-").FullName;
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "node_modules"));
        File.WriteAllText(
            Path.Combine(directory, "worker.mjs"),
            $$"""
            import { existsSync, rmdirSync, watch } from 'node:fs';
            import { createInterface } from 'node:readline';
            // Whoever started it is gone when its input ends: it must not wait on.
            const isUnwanted = new Promise((done) => process.stdin.on('end', done));
            const goesOn = new Promise((done) => {
              const look = () => existsSync('go') && done();
              watch('.', look).unref();
              look();
            });
            for await (const line of createInterface({ input: process.stdin })) {
              const { data } = JSON.parse(line);
              const isOf = (branch) => data.title.startsWith(branch);
              if (isOf('{{vanishesAt}}')) {
                rmdirSync('node_modules');
                process.exit(1);
              }
              if (isOf('{{waitsAt}}')) await Promise.race([goesOn, isUnwanted]);
              const pdf = Buffer.from('%PDF-' + JSON.stringify(data) + ' '.repeat({{padding}}) + '%%EOF').toString('base64');
              process.stdout.write(JSON.stringify(isOf('{{refuses}}') ? { error: 'out of ink' } : { pdf }) + '\n');
            }
            """
        );
        return new(directory);
    }

    public void GoOn() => File.WriteAllText(Path.Combine(Directory, "go"), "");

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
