using System.Text;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Import;

/// <summary>A row that fails is kept with file, line, column, value, code and reason; the rest loads.</summary>
public sealed class RejectTests : IDisposable
{
    private readonly ImportFixture import = new();

    [Theory]
    [InlineData("c3,o1,2024-13-01,,A,1,", "start", "2024-13-01", "BAD_DATE")]
    [InlineData("c3,o1,yesterday,,A,1,", "start", "yesterday", "BAD_DATE")]
    [InlineData("c3,o1,1986-05-04 02:30,,A,1,", "start", "1986-05-04 02:30", "BAD_DATE")]
    [InlineData("c3,o1,2024-01-01,,A,12x,", "fee", "12x", "BAD_NUMBER")]
    [InlineData("c3,o1,2024-01-01,,A,NaN,", "fee", "NaN", "BAD_NUMBER")]
    [InlineData("c3,o1,2024-01-01,,Z,1,", "plan", "Z", "BAD_VALUE")]
    [InlineData("c3,o1,,,A,1,", "start", "", "MISSING_VALUE")]
    [InlineData(",o1,2024-01-01,,A,1,", "id", "", "MISSING_VALUE")]
    [InlineData("c3,,2024-01-01,,A,1,", "offices.region", "", "MISSING_VALUE")]
    [InlineData("c3,o9,2024-01-01,,A,1,", "office", "o9", "UNKNOWN_KEY")]
    [InlineData("c3,o1,2024-01-02,2024-01-01,A,1,", "end", "2024-01-01", "END_BEFORE_START")]
    [InlineData("c3,o1,2024-01-01,,A,-0.01,", "fee", "-0.01", "NEGATIVE_AMOUNT")]
    [InlineData("c1,o1,2024-01-05,,A,100,王*", "id", "c1", "DUPLICATE_KEY")]
    [InlineData("c1,o3,2024-06-01,,B,7,", "id", "c1", "DUPLICATE_KEY")]
    [InlineData("c3,o1,2024-01-01,,A,1", "", "c3,o1,2024-01-01,,A,1", "ROW_TOO_SHORT")]
    [InlineData("c3,o1,2024-01-01,,A,1,x,y", "", "c3,o1,2024-01-01,,A,1,x,y", "ROW_TOO_LONG")]
    public async Task A_spoiled_contract_is_rejected_whole_and_the_others_load(string line, string column, string value, string code)
    {
        import.WriteOffices();
        import.WriteContracts(line + "\nc4,o2,2024-05-01,,B,5,\n");

        var reject = await SingleReject();

        (reject.File, reject.Line, reject.Column, reject.Value, reject.Code).ShouldBe(("contracts.csv", 4, column, value, code));
        reject.Reason.ShouldEndWith(".");
        import.Read(context => context.Customers.Select(row => row.Code).Order().ToList()).ShouldBe(["c1", "c2", "c4"]);
        import.Read(context => context.CustomerVersions.Count()).ShouldBe(3);
        import.Read(context => context.Churn.Count()).ShouldBe(1);
    }

    [Theory]
    [InlineData("t1,c9,North,2024-03-01,,", "id", "UNKNOWN_CUSTOMER")]
    [InlineData("t1,c1,West,2024-03-01,,", "region", "UNKNOWN_BRANCH")]
    [InlineData("t1,c1,North,2024-03-02,2024-03-01,", "settled", "END_BEFORE_START")]
    [InlineData("t1,c1,North,2024-03-01,2024-03-02,6", "score", "OUT_OF_RANGE")]
    [InlineData("t1,c1,North,2024-03-01,2024-03-02,0", "score", "OUT_OF_RANGE")]
    [InlineData("t1,c1,North,2024-03-01,2024-03-02,4.5", "score", "BAD_NUMBER")]
    [InlineData("t1,c1,North,2999-03-01,,", "opened", "FUTURE_DATE")]
    public async Task A_spoiled_ticket_gives_neither_complaint_nor_survey(string line, string column, string code)
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write("tickets.csv", $"ticket,id,region,opened,settled,score\n{line}\nt2,,South,2024-03-01,2024-03-04,5.0\n");

        var reject = await SingleReject();

        (reject.File, reject.Line, reject.Column, reject.Code).ShouldBe(("tickets.csv", 2, column, code));
        import.Read(context => context.Complaints.Single()).CustomerId.ShouldBeNull();
        import.Read(context => context.Surveys.Single()).Csat.ShouldBe(5);
    }

    [Theory]
    [InlineData("k1,c1,North,2999-01-01,true", "at", "FUTURE_DATE")]
    [InlineData("k1,c1,North,2024-01-01,perhaps", "ok", "BAD_VALUE")]
    [InlineData("k1,c1,North,2024-01-01,", "ok", "MISSING_VALUE")]
    [InlineData("k1,,North,2024-01-01,true", "id", "MISSING_VALUE")]
    public async Task A_spoiled_call_is_rejected(string line, string column, string code)
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write("calls.csv", $"call,id,region,at,ok\n{line}\nk2,c2,South,2024-03-01,yes\n");

        var reject = await SingleReject();

        (reject.Line, reject.Column, reject.Code).ShouldBe((2, column, code));
        import.Read(context => context.Contacts.Single()).Id.ShouldBe("k2");
    }

    [Fact]
    public async Task A_case_closed_before_it_was_opened_is_rejected()
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write(
            "saves.csv",
            "save,id,region,opened,closed,outcome\ns1,c1,North,2024-03-02,2024-03-01,saved\ns2,c1,North,2024-03-02,,pending\n"
        );

        var reject = await SingleReject();

        (reject.Line, reject.Column, reject.Code).ShouldBe((2, "closed", "END_BEFORE_START"));
        import.Read(context => context.Cases.Single()).Outcome.ShouldBe(CaseOutcome.Pending);
    }

    [Theory]
    [InlineData("x1,c2,2024-04-01,voluntary,", "at", "OVERLAPPING")]
    [InlineData("x1,c1,2024-01-04,voluntary,", "at", "END_BEFORE_START")]
    [InlineData("x1,c1,2024-03-01,voluntary,2024-02-01", "back", "END_BEFORE_START")]
    [InlineData("x1,c1,2024-03-01,angry,", "kind", "BAD_VALUE")]
    [InlineData("x1,c8,2024-03-01,voluntary,", "id", "UNKNOWN_CUSTOMER")]
    public async Task A_spoiled_exit_is_rejected(string line, string column, string code)
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write("exits.csv", $"exit,id,at,kind,back\n{line}\n");

        var reject = await SingleReject();

        (reject.File, reject.Line, reject.Column, reject.Code).ShouldBe(("exits.csv", 2, column, code));
        import.Read(context => context.Churn.Single()).Id.ShouldBe("c2");
    }

    [Fact]
    public async Task Who_came_back_may_leave_again_whatever_the_order_of_the_file()
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write(
            "exits.csv",
            "exit,id,at,kind,back\nx2,c1,2024-05-01,voluntary,\nx1,c1,2024-03-01,voluntary,2024-04-01\nx3,c1,2024-06-01,voluntary,\n"
        );

        var reject = await SingleReject();

        (reject.Line, reject.Code).ShouldBe((4, "OVERLAPPING"));
        import.Read(context => context.Churn.Select(row => row.Id).Order().ToList()).ShouldBe(["c2", "x1", "x2"]);
    }

    [Theory]
    [InlineData("c1,2024-06-01,2024-07-01,North", "from", "OVERLAPPING")]
    [InlineData("c1,2023-06-01,2023-06-01,North", "to", "END_BEFORE_START")]
    [InlineData("c1,2024-01-05,,North", "id", "DUPLICATE_KEY")]
    [InlineData("c1,2023-01-05,2023-01-06,Moon", "region", "UNKNOWN_BRANCH")]
    public async Task A_spoiled_version_is_rejected(string line, string column, string code)
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write("moves.csv", $"id,from,to,region\n{line}\nc1,2023-01-01,2024-01-05,South\n");

        var reject = await SingleReject();

        (reject.File, reject.Line, reject.Column, reject.Code).ShouldBe(("moves.csv", 2, column, code));
        import.Read(context => context.CustomerVersions.Count()).ShouldBe(3);
    }

    [Theory]
    [InlineData("o4,East,Moon,city", "parent", "UNKNOWN_BRANCH")]
    [InlineData("o4,East,HQ,hq", "level", "BAD_VALUE")]
    [InlineData("o4,East,North,galaxy", "level", "BAD_VALUE")]
    public async Task A_branch_without_its_place_in_the_tree_is_rejected(string line, string column, string code)
    {
        import.WriteOffices(line + "\no5,Inner,North,city\n");
        import.WriteContracts();

        var reject = await SingleReject();

        (reject.File, reject.Line, reject.Column, reject.Code).ShouldBe(("offices.csv", 5, column, code));
        import.Read(context => context.Branches.Count()).ShouldBe(4);
    }

    [Fact]
    public async Task Facts_of_a_rejected_customer_are_rejected_too()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,someday,,A,1,\n");
        import.Write("calls.csv", "call,id,region,at,ok\nk1,c3,North,2024-03-01,yes\n");

        var summary = await Run();

        import
            .Read(context => context.ImportRejects.OrderBy(row => row.Number).Select(row => row.Code).ToList())
            .ShouldBe(["BAD_DATE", "UNKNOWN_CUSTOMER"]);
        summary.Targets.Single(target => target.Target == "contact").Rejected.ShouldBe(1);
    }

    [Fact]
    public async Task Bytes_of_another_encoding_cost_their_row_only()
    {
        import.WriteOffices();
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes(ShopMapping.ContractHeader),
            .. "c1,o1,2024-01-05,,A,100,"u8,
            0xCD,
            0xF5,
            .. "*\nc2,o1,2024-01-05,,A,100,王*\n"u8,
        ];
        import.Write("contracts.csv", bytes);

        var reject = await SingleReject();

        (reject.Line, reject.Column, reject.Code).ShouldBe((2, "name", "BAD_ENCODING"));
        import.Read(context => context.Customers.Single()).MaskedName.ShouldBe("王*");
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_its_line_only()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,2024-01-01,,A,1,\"open\nc4,o1,2024-01-01,,A,1,\nc5,o1,2024-01-01,,A,1,\n");

        var reject = await SingleReject();

        (reject.Line, reject.Code).ShouldBe((4, "ROW_TOO_SHORT"));
        import.Read(context => context.Customers.Count()).ShouldBe(4);
    }

    [Fact]
    public async Task Lines_are_counted_through_cells_with_line_breaks_and_empty_lines()
    {
        import.WriteOffices();
        import.WriteContracts("\nc3,o1,2024-01-01,,A,1,\"two\nlines\"\n\nc4,o1,bad,,A,1,\n");

        (await SingleReject()).Line.ShouldBe(8);
        import.Read(context => context.Customers.Single(row => row.Code == "c3")).MaskedName.ShouldBe("two\nlines");
    }

    [Fact]
    public async Task A_joined_key_with_two_meanings_is_rejected_and_the_first_is_used()
    {
        import.WriteOffices("o3,North,,\n");
        import.WriteContracts();

        var reject = await SingleReject();

        (reject.File, reject.Line, reject.Column, reject.Code).ShouldBe(("offices.csv", 5, "office", "DUPLICATE_KEY"));
    }

    [Fact]
    public async Task The_rejects_file_opens_in_Excel_with_Chinese_and_without_formulas()
    {
        import.WriteOffices();
        import.WriteContracts("c3,o1,=HYPERLINK(1),,A,1,\nc4,o1,一月,,A,1,\nc5,o1,2024-01-01,,A,-3,\n");

        var summary = await Run();

        summary.Rejected.ShouldBe(3);
        summary.ToString().ShouldContain("3 rejected");
        summary.ToString().ShouldContain(summary.RejectsFile!);
        var bytes = await File.ReadAllBytesAsync(summary.RejectsFile!, TestContext.Current.CancellationToken);
        bytes[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        lines[0].ShouldBe("file,line,column,value,code,reason");
        lines[1].ShouldContain("'=HYPERLINK(1)");
        lines[2].ShouldStartWith("contracts.csv,5,start,一月,BAD_DATE,");
        lines[3].ShouldContain("'-3");
        Directory.GetFiles(import.Rejects).Length.ShouldBe(1);
    }

    public void Dispose() => import.Dispose();

    private Task<Kpi.Data.Import.ImportSummary> Run() =>
        import.RunAsync(ShopMapping.Mapping, cancellation: TestContext.Current.CancellationToken);

    private async Task<ImportReject> SingleReject()
    {
        var summary = await Run();
        summary.Rejected.ShouldBe(
            1,
            string.Join("; ", import.Read(context => context.ImportRejects.Select(row => $"{row.Line} {row.Code}").ToList()))
        );
        return import.Read(context => context.ImportRejects.Single());
    }
}
