using System.Text;
using Kpi.Data.Demo;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Demo;

public sealed class DemoSamplesTests
{
    private static readonly string[] Heads =
    [
        "branches.csv: code,parent_code,level,name_zh,name_en",
        "cases.csv: case_id,customer_id,branch,trigger,opened_at,closed_at,outcome",
        "churn.csv: churn_id,customer_id,churned_at,kind,reason,winback_at",
        "complaints.csv: complaint_id,customer_id,branch,opened_at,settled_at,justified",
        "contacts.csv: contact_id,customer_id,branch,at,mode,addressing,effective",
        "customer_versions.csv: customer_id,valid_from,valid_to,tier,branch,monthly_value",
        "customers.csv: customer_id,joined_at,masked_name,do_not_disturb",
        "surveys.csv: survey_id,customer_id,branch,wave,sent_at,bounced,responded_at,csat,csat_max",
    ];

    /// <summary>If the demo changed on purpose: <c>./kpi demo --scale sample --export samples/demo</c>.</summary>
    [Fact]
    public async Task The_committed_samples_are_what_the_generator_makes()
    {
        using var demo = await DemoFolder.Of(DemoScale.Sample);

        var made = await demo.Export();

        made.Values.Sum(bytes => bytes.Length).ShouldBeLessThan(400_000);
        foreach (var (name, bytes) in made)
        {
            var committed = await File.ReadAllBytesAsync(
                Path.Combine(Root(), "samples", "demo", name),
                TestContext.Current.CancellationToken
            );
            committed.AsSpan().SequenceEqual(bytes).ShouldBeTrue($"samples/demo/{name} is old");
        }
    }

    [Fact]
    public async Task An_export_has_eight_files_with_the_heads_that_the_mapping_names()
    {
        using var demo = await DemoFolder.Of(DemoScale.Sample);

        var files = await demo.Export();

        files.Select(file => $"{file.Key}: {Lines(file.Value)[0]}").ShouldBe(Heads);
    }

    [Fact]
    public async Task Times_are_local_words_are_snake_case_and_null_is_empty()
    {
        using var demo = DemoFolder.Empty();
        await using (var context = demo.Warehouse.Open())
        {
            // 2025-03-31 16:30 UTC is the first half hour of April in Shanghai.
            var at = new DateTime(2025, 3, 31, 16, 30, 0, DateTimeKind.Utc);
            context.Customers.Add(
                new()
                {
                    Id = 7,
                    Code = "K7",
                    JoinedAt = at.AddYears(-1),
                    MaskedName = "张,*明",
                }
            );
            context.Churn.Add(
                new()
                {
                    Id = "CH1",
                    CustomerId = 7,
                    ChurnedAt = at,
                    Reason = ChurnReason.GroupContractEnded,
                }
            );
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var files = await demo.Export();

        Lines(files["churn.csv"])[1].ShouldBe("CH1,K7,2025-04-01 00:30:00,voluntary,group_contract_ended,");
        Lines(files["customers.csv"])[1].ShouldBe("K7,2024-04-01 00:30:00,\"张,*明\",false");
    }

    [Fact]
    public async Task Parents_stand_before_their_children()
    {
        using var demo = await DemoFolder.Of(DemoScale.Small);

        var files = await demo.Export();

        var seen = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var fields in Lines(files["branches.csv"]).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')))
        {
            seen.ShouldContain(fields[1]);
            seen.Add(fields[0]).ShouldBeTrue();
        }
    }

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n');

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kpi.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
