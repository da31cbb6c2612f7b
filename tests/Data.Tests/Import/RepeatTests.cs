using System.Text;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Tests.Import;

/// <summary>An import can be repeated: what is there stays, what changed is updated, what is new is added.</summary>
public sealed class RepeatTests : IDisposable
{
    private readonly ImportFixture import = new();

    [Fact]
    public async Task The_same_files_again_change_nothing_even_with_rejects()
    {
        WriteAll("t1,c1,North,2024-03-01,2024-03-02,4");
        import.Write("exits.csv", "exit,id,at,kind,back\nx1,c1,2024-05-01,voluntary,\nx2,c1,2024-06-01,voluntary,\n");
        var first = await Run();
        var before = import.Contents();

        var second = await Run();

        (first.Loaded, first.Rejected).ShouldBe((14, 1));
        (second.Loaded, second.Unchanged, second.Rejected).ShouldBe((0, first.Loaded, 1));
        import.Contents().ShouldBe(before);
    }

    [Fact]
    public async Task Changed_rows_are_updated_and_no_other()
    {
        WriteAll("t1,c1,North,2024-03-01,,");
        await Run();
        import.Write(
            "contracts.csv",
            ShopMapping.ContractHeader + "c1,o3,2024-01-05,,B,120,李*\nc2,o3,2024-02-01,2024-03-10,B,50.5,\nc3,o3,2024-04-01,,B,5,\n"
        );
        WriteAll("t1,c1,North,2024-03-01,2024-03-05,3", contracts: false);

        var summary = await Run();

        summary
            .Targets.Where(target => target.Loaded > 0)
            .Select(target => (target.Target, target.Loaded, target.Unchanged))
            .ShouldBe([("customer", 2, 1), ("customer_version", 2, 2), ("churn", 1, 0), ("complaint", 1, 0), ("survey", 1, 0)]);
        import.Read(context => context.Customers.Single(row => row.Code == "c1")).MaskedName.ShouldBe("李*");
        import.Read(context => context.CustomerVersions.Single(row => row.MonthlyValue == 120)).ValidTo.ShouldBeNull();
        import.Read(context => context.Surveys.Single()).Csat.ShouldBe(3);
        import.Read(context => context.Customers.Select(row => row.Id).Order().ToList()).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_branch_keeps_its_number_when_its_name_changes()
    {
        import.WriteOffices();
        import.WriteContracts();
        await Run();
        var yaml = ShopMapping.Yaml.Replace("constant: Headquarters", "constant: Head office", StringComparison.Ordinal);

        await import.RunAsync(Mapping.Parse(yaml, "shop.yaml"), cancellation: TestContext.Current.CancellationToken);

        var top = import.Read(context => context.Branches.Single(branch => branch.Code == "HQ"));
        (top.Id, top.NameEn).ShouldBe((1, "Head office"));
    }

    [Fact]
    public async Task Facts_may_come_alone_when_their_customers_are_loaded()
    {
        import.WriteOffices();
        import.WriteContracts();
        await Run();
        import.Write("contracts.csv", ShopMapping.ContractHeader);
        import.Write("calls.csv", "call,id,region,at,ok\nk1,c1,North,2024-03-01,yes\n");

        var summary = await Run();

        summary.Rejected.ShouldBe(0);
        import.Read(context => context.Contacts.Single()).CustomerId.ShouldBe(1);
        import.Read(context => context.Customers.Count()).ShouldBe(2);
    }

    [Theory]
    [InlineData("gb18030", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-8", true)]
    public async Task A_declared_encoding_or_a_byte_order_mark_is_obeyed(string name, bool withMark)
    {
        var yaml = withMark
            ? ShopMapping.Yaml
            : ShopMapping.Yaml.Replace("contracts: {", $"contracts: {{ encoding: {name},", StringComparison.Ordinal);
        var mapping = Mapping.Parse(yaml, "shop.yaml");
        var encoding = Encoding.GetEncoding(name);
        var text = ShopMapping.ContractHeader + "c1,o1,2024-01-05,,A,100,王*明\n";
        import.WriteOffices();
        import.Write("contracts.csv", [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);

        await import.RunAsync(mapping, cancellation: TestContext.Current.CancellationToken);

        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("王*明");
    }

    [Fact]
    public async Task A_file_may_have_its_own_zone_delimiter_formats_and_empty_words()
    {
        var yaml = ShopMapping.Yaml.Replace(
            "contracts: {",
            "contracts: { zone: Europe/Berlin, delimiter: ;, formats: ['dd.MM.yyyy HH:mm', 'dd.MM.yyyy HH:mm zzz'], empty: ['-'],",
            StringComparison.Ordinal
        );
        import.WriteOffices();
        import.Write(
            "contracts.csv",
            "id;office;start;end;plan;fee;name\nc1;o1;05.07.2024 08:00;-;A;100;-\nc2;o1;05.07.2024 08:00 +00:00;-;A;100;-\n"
        );

        var summary = await import.RunAsync(Mapping.Parse(yaml, "shop.yaml"), cancellation: TestContext.Current.CancellationToken);

        summary.Rejected.ShouldBe(0);
        import
            .Read(context => context.Customers.OrderBy(row => row.Code).Select(row => row.JoinedAt).ToList())
            .ShouldBe([new DateTime(2024, 7, 5, 6, 0, 0), new DateTime(2024, 7, 5, 8, 0, 0)]);
        import.Read(context => context.Churn.Count()).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_given_by_itself_and_by_its_folder_is_read_once()
    {
        import.WriteOffices();
        import.WriteContracts();
        string[] paths = [import.Sources, Path.Combine(import.Sources, "..", "sources", "contracts.csv")];

        var summary = await FileImport.RunAsync(
            import.Warehouse,
            ShopMapping.Mapping,
            paths,
            TestClock.Business,
            import.Rejects,
            cancellation: TestContext.Current.CancellationToken
        );

        summary.Rejected.ShouldBe(0);
    }

    [Fact]
    public async Task Days_of_a_complaint_are_business_days()
    {
        WriteAll("t1,c1,North,2024-03-01 00:30,2024-03-02 23:30,");
        await Run();

        var complaint = import.Read(context => context.Complaints.Single());

        (complaint.OpenedOn, complaint.SettledOn).ShouldBe((new(2024, 3, 1), new(2024, 3, 2)));
        complaint.OpenedAt.ShouldBe(new DateTime(2024, 2, 29, 16, 30, 0));
    }

    public void Dispose() => import.Dispose();

    private Task<ImportSummary> Run() => import.RunAsync(ShopMapping.Mapping, cancellation: TestContext.Current.CancellationToken);

    private void WriteAll(string ticket, bool contracts = true)
    {
        import.WriteOffices();
        if (contracts)
        {
            import.WriteContracts();
        }

        import.Write("moves.csv", "id,from,to,region\nc1,2023-01-01,2024-01-05,South\n");
        import.Write("tickets.csv", $"ticket,id,region,opened,settled,score\n{ticket}\n");
        import.Write("saves.csv", "save,id,region,opened,closed,outcome\ns1,c1,North,2024-03-01,2024-03-02,saved\n");
        import.Write("calls.csv", "call,id,region,at,ok\nk1,c1,North,2024-03-01,yes\n");
    }
}
